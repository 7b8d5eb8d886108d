import type { IsoDay } from '@buka-pintu/platform';
import { afterPublication, gapsOf, holdsOn, type Outcome } from '../dated-line.js';
import type { FeeLine } from '../fee-line.entity.js';
import type { RequirementGroup } from '../requirement-group.entity.js';
import type { Requirement } from '../requirement.entity.js';
import type { ServiceContent } from '../service-content.js';
import type { ServiceLine } from '../service-line.entity.js';
import type { ServiceTime } from '../service-time.entity.js';
import type { Service } from '../service.entity.js';
import { type Completeness, completenessOf } from '../standard.js';
import type { StandardPart } from '../standard-part.entity.js';
import { LINE_KINDS, type LineKind } from './line-kind.js';

/** The lines of a service by kind, published ones and drafts. */
export interface LinesByKind {
  standard: StandardPart[];
  requirement: Requirement[];
  time: ServiceTime[];
  fee: FeeLine[];
}

/** Days on which nothing holds: of one code, or (`lineCode` null) of the whole kind. */
export interface LineGap {
  kind: LineKind;
  lineCode: string | null;
  from: IsoDay;
  to: IsoDay | null;
}

export interface EditedService {
  service: Service;
  groups: RequirementGroup[];
  lines: LinesByKind;
}

/** What publishing would leave of one kind of lines. */
export function outcomeOf<K extends LineKind>(lines: LinesByKind, kind: K): Outcome<LinesByKind[K][number]> {
  const all: readonly LinesByKind[K][number][] = lines[kind];
  return afterPublication(
    all.filter((line) => !line.isDraft),
    all.filter((line) => line.isDraft),
  );
}

/** The service as publishing would leave it; what the preview shows and completeness is judged on. */
export function contentAfter({ service, groups, lines }: EditedService): ServiceContent {
  return {
    service,
    groups,
    requirements: outcomeOf(lines, 'requirement').lines,
    fees: outcomeOf(lines, 'fee').lines,
    times: outcomeOf(lines, 'time').lines,
    parts: outcomeOf(lines, 'standard').lines,
  };
}

/** What is there of the fourteen parts on the day. */
export function completenessOn(content: ServiceContent, day: IsoDay): Completeness {
  const holding = <L extends ServiceLine>(lines: readonly L[]): L[] => lines.filter((line) => holdsOn(line, day));
  return completenessOf({
    requirements: holding(content.requirements).length,
    times: holding(content.times).filter((time) => time.code === 'standard').length,
    prices: holding(content.fees).filter((fee) => fee.role === 'price').length,
    texts: holding(content.parts).map((part) => part.code),
  });
}

/** The next day after `day` on which a published line begins, or one has ended. */
export function nextChangeOn(lines: LinesByKind, day: IsoDay, after: (day: IsoDay) => IsoDay): IsoDay | null {
  const days = LINE_KINDS.flatMap((kind): ServiceLine[] => lines[kind])
    .filter((line) => !line.isDraft)
    .flatMap((line) => [line.validFrom, ...(line.validTo === null ? [] : [after(line.validTo)])])
    .filter((one) => one > day);
  return days.toSorted()[0] ?? null;
}

/**
 * The holes: days within one line's history, and days on which a whole kind is silent. A line that ended while others of its
 * kind go on is no hole: that is how one price gives way to two.
 */
export function gapsIn(content: ServiceContent): LineGap[] {
  const kinds: [LineKind, readonly ServiceLine[]][] = [
    ['requirement', content.requirements],
    ['time', content.times.filter((time) => time.code === 'standard')],
    ['fee', content.fees.filter((fee) => fee.role === 'price')],
    ...[...Map.groupBy(content.parts, (part) => part.code).values()].map((parts): [LineKind, ServiceLine[]] => [
      'standard',
      parts,
    ]),
  ];
  return kinds.flatMap(([kind, lines]) => {
    const whole = gapsOf(lines).map((gap) => ({
      kind,
      lineCode: kind === 'standard' ? (lines[0]?.code ?? null) : null,
      ...gap,
    }));
    const own = [...Map.groupBy(lines, (line) => line.code)].flatMap(([lineCode, mine]) =>
      gapsOf(mine)
        .filter((gap) => gap.to !== null)
        .map((gap) => ({ kind, lineCode, ...gap })),
    );
    const told = new Set(whole.map((gap) => gap.from));
    return [...whole, ...own.filter((gap) => !told.has(gap.from))];
  });
}
