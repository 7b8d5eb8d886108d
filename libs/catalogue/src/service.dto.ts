import { Day, ListOf, Localized, Nested, OneOf, Rupiah, Text, Whole } from '@buka-pintu/platform';
import { CONFIDENCES, type Confidence } from './confidence.js';
import { REQUIREMENT_NEEDS, type RequirementNeed } from './requirement.entity.js';

export class ServicePath {
  @Text({ max: 60, example: 'passport_new_adult' }) serviceCode: string;
}

export class ServiceQuery {
  @Day({ optional: true, description: 'The day whose rules are asked for; today in Jakarta unless told' }) on?: string;
}

export class ProvenanceView {
  @Text({ max: 300 }) legalBasis: string;
  @Text({ max: 500 }) source: string;
  @OneOf(CONFIDENCES, { description: 'to_be_confirmed: ask the office before relying on it' }) confidence: Confidence;
}

export class RequirementGroupView {
  @Text({ max: 60, example: 'proof_of_birth' }) code: string;
  @Localized({ description: 'One requirement of the group is enough' }) name: Localized;
}

export class RequirementView extends ProvenanceView {
  @Text({ max: 60, example: 'identity_card' }) code: string;
  @Text({ max: 60, nullable: true, description: 'The group of which one is enough; null when it stands alone' })
  group: string | null;
  @OneOf(REQUIREMENT_NEEDS) need: RequirementNeed;
  @Localized() name: Localized;
  @Localized({ nullable: true }) detail: Localized | null;
}

export class FeeLineView extends ProvenanceView {
  @Text({ max: 60, example: 'electronic_10_years' }) code: string;
  @Localized() name: Localized;
  @Rupiah({ description: 'Whole rupiah; a whole price, of which the applicant pays one', example: 950_000 })
  amount: number;
  @Day() validFrom: string;
}

export class ServiceSummary {
  @Text({ max: 60, example: 'passport_new_adult' }) code: string;
  @Text({ max: 60, description: 'A person has at most one active booking in a family', example: 'passport' })
  family: string;
  @Localized() name: Localized;
  @Localized() summary: Localized;
  @Whole({ description: 'The standard time in working days', example: 4 }) workingDays: number;
}

export class ServiceView extends ServiceSummary {
  @Day({ description: 'The day on which all of this holds' }) on: string;
  @Nested(() => ProvenanceView) workingDaysBasis: ProvenanceView;
  @ListOf(() => RequirementGroupView) requirementGroups: RequirementGroupView[];
  @ListOf(() => RequirementView) requirements: RequirementView[];
  @ListOf(() => FeeLineView) fees: FeeLineView[];
}
