import type { ServiceContent } from '../service-content.js';
import { BORDER_AND_CITIZENSHIP } from './border-and-citizenship.js';
import type { Basis, ServiceFacts } from './fact.js';
import { PASSPORTS } from './passports.js';
import { STAY_PERMITS } from './stay-permits.js';
import { TRAVEL_DOCUMENTS } from './travel-documents.js';

/** Raise it when facts are added: services that nobody has edited get what is new. */
export const FACTS_EDITION = 1;

/** Every service of an immigration office that we know of. */
export const SERVICES: readonly ServiceFacts[] = [
  ...PASSPORTS,
  ...TRAVEL_DOCUMENTS,
  ...STAY_PERMITS,
  ...BORDER_AND_CITIZENSHIP,
];

/** The rows of a service. The lines of one that can't be published yet wait as drafts. */
export function rowsOf(facts: ServiceFacts): ServiceContent {
  const { code: serviceCode, basis, name, summary } = facts;
  const line = (own: Basis, position: number) => ({
    serviceCode,
    isDraft: !facts.published,
    withdraws: false,
    position,
    validFrom: own.validFrom,
    validTo: own.validTo,
    legalBasis: own.legalBasis,
    source: own.source,
    confidence: own.confidence,
  });
  return {
    service: {
      code: serviceCode,
      family: facts.family,
      state: facts.published ? 'published' : 'draft',
      nameId: name.id,
      nameEn: name.en,
      summaryId: summary.id,
      summaryEn: summary.en,
      audience: facts.audience,
      counterparts: facts.counterparts,
      bookable: facts.bookable,
      legalBasis: basis.legalBasis,
      source: basis.source,
      confidence: basis.confidence,
      offeredTo: null,
      factsEdition: FACTS_EDITION,
      version: 1,
    },
    groups: facts.groups.map((group) => ({
      serviceCode,
      code: group.code,
      nameId: group.name.id,
      nameEn: group.name.en,
    })),
    requirements: facts.requirements.map((fact, at) => ({
      ...line(fact.basis ?? facts.requirementBasis, at + 1),
      code: fact.code,
      groupCode: fact.group ?? null,
      need: fact.need ?? 'always',
      nameId: fact.name.id,
      nameEn: fact.name.en,
      detailId: fact.detail?.id ?? null,
      detailEn: fact.detail?.en ?? null,
      appliesTo: fact.appliesTo ?? {},
    })),
    fees: facts.fees.map((fact, at) => ({
      ...line(fact.basis, at + 1),
      code: fact.code,
      role: fact.role,
      nameId: fact.name.id,
      nameEn: fact.name.en,
      amount: fact.amount,
      options: fact.options,
      appliesTo: fact.appliesTo,
    })),
    times: facts.times.map((fact, at) => ({
      ...line(fact.basis, at + 1),
      code: fact.code,
      workingDays: fact.workingDays,
      noteId: fact.note.id,
      noteEn: fact.note.en,
    })),
    parts: facts.parts.map((fact, at) => ({
      ...line(fact.basis, at + 1),
      code: fact.part,
      textId: fact.text.id,
      textEn: fact.text.en,
    })),
  };
}
