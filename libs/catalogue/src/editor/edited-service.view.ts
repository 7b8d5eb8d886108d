import { addDays, type IsoDay } from '@buka-pintu/platform';
import type { ServiceLine } from '../service-line.entity.js';
import { byPosition, feeLineView, nameOf, partView, provenanceOf, requirementView, timeView } from '../service.view.js';
import { STANDARD_PARTS } from '../standard.js';
import type { EditAction, EditedServiceSummary, EditedServiceView, LineState } from './edited-service.dto.js';
import { LINE_KINDS } from './line-kind.js';
import { completenessOn, contentAfter, type EditedService, gapsIn, nextChangeOn } from './service-lines.js';

export function editedServiceSummary(edited: EditedService, today: IsoDay): EditedServiceSummary {
  const { service, lines } = edited;
  const after = contentAfter(edited);
  const all = LINE_KINDS.flatMap((kind): ServiceLine[] => lines[kind]);
  const left: ServiceLine[] = [...after.parts, ...after.requirements, ...after.times, ...after.fees];
  return {
    code: service.code,
    family: service.family,
    name: nameOf(service),
    state: service.state,
    completeness: completenessOn(after, today),
    toBeConfirmed: left.filter((line) => line.confidence === 'to_be_confirmed' && !isOver(line, today)).length,
    drafts: all.filter((line) => line.isDraft).length,
    nextChangeOn: nextChangeOn(lines, today, (day) => addDays(day, 1)),
    offeredTo: service.offeredTo,
    version: service.version,
  };
}

export function editedServiceView(
  edited: EditedService,
  today: IsoDay,
  actions: readonly EditAction[],
): EditedServiceView {
  const { service, groups, lines } = edited;
  return {
    ...editedServiceSummary(edited, today),
    summary: { id: service.summaryId, en: service.summaryEn },
    audience: service.audience,
    audienceBasis: provenanceOf(service),
    counterparts: service.counterparts,
    bookable: service.bookable,
    requirementGroups: groups.map((group) => ({ code: group.code, name: nameOf(group) })),
    standard: lines.standard
      .toSorted((a, b) => STANDARD_PARTS.indexOf(a.code) - STANDARD_PARTS.indexOf(b.code) || byDay(a, b))
      .map((line) => ({ ...partView(line), ...dated(line) })),
    requirements: inOrder(lines.requirement).map((line) => ({ ...requirementView(line), ...dated(line) })),
    times: inOrder(lines.time).map((line) => ({ ...timeView(line), ...dated(line) })),
    fees: inOrder(lines.fee).map((line) => ({ ...feeLineView(line), ...dated(line) })),
    gaps: gapsIn(contentAfter(edited)),
    actions: [...actions],
  };
}

function dated({ isDraft, withdraws, validFrom, validTo }: ServiceLine): {
  state: LineState;
  validFrom: IsoDay;
  validTo: IsoDay | null;
} {
  return { state: withdraws ? 'withdrawal' : isDraft ? 'draft' : 'published', validFrom, validTo };
}

function inOrder<L extends ServiceLine>(lines: readonly L[]): L[] {
  return lines.toSorted((a, b) => byPosition(a, b) || (a.code < b.code ? -1 : a.code > b.code ? 1 : byDay(a, b)));
}

function byDay(a: ServiceLine, b: ServiceLine): number {
  return a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : Number(a.isDraft) - Number(b.isDraft);
}

function isOver(line: ServiceLine, today: IsoDay): boolean {
  return line.validTo !== null && line.validTo < today;
}
