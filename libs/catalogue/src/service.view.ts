import type { BilingualText, IsoDay } from '@buka-pintu/platform';
import type { Provenance } from './confidence.js';
import { holdsOn } from './dated-line.js';
import type { FeeLine } from './fee-line.entity.js';
import type { Requirement } from './requirement.entity.js';
import type { ServiceContent } from './service-content.js';
import type { ServiceTime } from './service-time.entity.js';
import type {
  FeeLineView,
  RequirementView,
  ServiceSummary,
  ServiceTimeView,
  ServiceView,
  StandardPartView,
} from './service.dto.js';
import type { Service } from './service.entity.js';
import { STANDARD_PARTS } from './standard.js';
import type { StandardPart } from './standard-part.entity.js';

export function serviceSummary(service: Service, times: readonly ServiceTime[], day: IsoDay): ServiceSummary {
  const { code, family, bookable } = service;
  const summary = { id: service.summaryId, en: service.summaryEn };
  const time = times.find((one) => one.code === 'standard' && holdsOn(one, day));
  return { code, family, name: nameOf(service), summary, workingDays: time?.workingDays ?? null, bookable };
}

/** A service with the lines that hold on the day. */
export function serviceView(content: ServiceContent, day: IsoDay): ServiceView {
  const { service } = content;
  const today = <L extends { validFrom: IsoDay; validTo: IsoDay | null; position: number }>(lines: readonly L[]): L[] =>
    lines.filter((line) => holdsOn(line, day)).toSorted(byPosition);
  const requirements = today(content.requirements);
  const times = today(content.times);
  const used = new Set(requirements.map((requirement) => requirement.groupCode));
  const standard = times.find((time) => time.code === 'standard');
  return {
    ...serviceSummary(service, times, day),
    on: day,
    audience: service.audience,
    workingDaysBasis: standard ? provenanceOf(standard) : null,
    times: times.map(timeView),
    requirementGroups: content.groups
      .filter((group) => used.has(group.code))
      .map((group) => ({ code: group.code, name: nameOf(group) })),
    requirements: requirements.map(requirementView),
    fees: today(content.fees).map(feeLineView),
    standard: today(content.parts)
      .toSorted((a, b) => STANDARD_PARTS.indexOf(a.code) - STANDARD_PARTS.indexOf(b.code))
      .map(partView),
  };
}

export function requirementView(line: Requirement): RequirementView {
  const { code, groupCode: group, need, detailId, detailEn, appliesTo } = line;
  const detail = detailId !== null && detailEn !== null ? { id: detailId, en: detailEn } : null;
  return { code, group, need, name: nameOf(line), detail, appliesTo, ...provenanceOf(line) };
}

export function feeLineView(line: FeeLine): FeeLineView {
  const { code, role, amount, validFrom, options, appliesTo } = line;
  return { code, role, name: nameOf(line), amount, validFrom, options, appliesTo, ...provenanceOf(line) };
}

export function timeView(line: ServiceTime): ServiceTimeView {
  const { code, workingDays, noteId, noteEn } = line;
  return { code, workingDays, note: { id: noteId, en: noteEn }, ...provenanceOf(line) };
}

export function partView(line: StandardPart): StandardPartView {
  return { part: line.code, text: { id: line.textId, en: line.textEn }, ...provenanceOf(line) };
}

export function nameOf({ nameId, nameEn }: { nameId: string; nameEn: string }): BilingualText {
  return { id: nameId, en: nameEn };
}

export function provenanceOf({ legalBasis, source, confidence }: Provenance): Provenance {
  return { legalBasis, source, confidence };
}

export function byPosition(a: { position: number }, b: { position: number }): number {
  return a.position - b.position;
}
