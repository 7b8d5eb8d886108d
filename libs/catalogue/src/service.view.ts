import type { BilingualText, IsoDay } from '@buka-pintu/platform';
import type { Provenance } from './confidence.js';
import type { FeeLine } from './fee-line.entity.js';
import type { RequirementGroup } from './requirement-group.entity.js';
import type { Requirement } from './requirement.entity.js';
import type { FeeLineView, RequirementView, ServiceSummary, ServiceView } from './service.dto.js';
import type { Service } from './service.entity.js';

export interface ServiceLines {
  groups: readonly RequirementGroup[];
  requirements: readonly Requirement[];
  fees: readonly FeeLine[];
}

/** Whether a dated line holds on the day; both of its ends do. */
export function holdsOn(line: { validFrom: IsoDay; validTo: IsoDay | null }, day: IsoDay): boolean {
  return line.validFrom <= day && (line.validTo === null || day <= line.validTo);
}

export function serviceSummary(service: Service): ServiceSummary {
  const { code, family, workingDays } = service;
  const summary = { id: service.summaryId, en: service.summaryEn };
  return { code, family, name: nameOf(service), summary, workingDays };
}

/** A service with the lines that hold on the day. */
export function serviceView(service: Service, lines: ServiceLines, day: IsoDay): ServiceView {
  const requirements = lines.requirements.filter((line) => holdsOn(line, day)).toSorted(byPosition);
  const used = new Set(requirements.map((requirement) => requirement.groupCode));
  return {
    ...serviceSummary(service),
    on: day,
    workingDaysBasis: provenanceOf(service),
    requirementGroups: lines.groups
      .filter((group) => used.has(group.code))
      .map((group) => ({ code: group.code, name: nameOf(group) })),
    requirements: requirements.map(requirementView),
    fees: lines.fees
      .filter((line) => holdsOn(line, day))
      .toSorted(byPosition)
      .map(feeLineView),
  };
}

function requirementView(line: Requirement): RequirementView {
  const { code, groupCode: group, need, detailId, detailEn } = line;
  const detail = detailId !== null && detailEn !== null ? { id: detailId, en: detailEn } : null;
  return { code, group, need, name: nameOf(line), detail, ...provenanceOf(line) };
}

function feeLineView(line: FeeLine): FeeLineView {
  const { code, amount, validFrom } = line;
  return { code, name: nameOf(line), amount, validFrom, ...provenanceOf(line) };
}

function nameOf({ nameId, nameEn }: { nameId: string; nameEn: string }): BilingualText {
  return { id: nameId, en: nameEn };
}

function provenanceOf({ legalBasis, source, confidence }: Provenance): Provenance {
  return { legalBasis, source, confidence };
}

function byPosition(a: { position: number }, b: { position: number }): number {
  return a.position - b.position;
}
