import { Day, Flag, ListOf, Localized, Nested, OneOf, Rupiah, Text, Whole } from '@buka-pintu/platform';
import { AppliesTo } from './condition.dto.js';
import { CONFIDENCES, type Confidence } from './confidence.js';
import { FEE_ROLES, type FeeOptions, type FeeRole, PASSPORT_KINDS, type PassportKind } from './fee-line.entity.js';
import { REQUIREMENT_NEEDS, type RequirementNeed } from './requirement.entity.js';
import { TIME_CODES, type TimeCode } from './service-time.entity.js';
import { TEXT_PARTS, type TextPart } from './standard.js';

export class ServicePath {
  @Text({ max: 60, description: 'The code of a service, from the list of services', example: 'passport_new_adult' })
  serviceCode: string;
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
  @Nested(() => AppliesTo, { description: 'Whom it concerns; empty for everyone' }) appliesTo: AppliesTo;
}

export class FeeOptionsView implements FeeOptions {
  @OneOf(PASSPORT_KINDS, { optional: true }) document?: PassportKind;
  @Whole({ min: 1, max: 99, optional: true, description: 'Valid for so many years' }) years?: number;
  @Whole({ min: 1, max: 9999, optional: true, description: 'For so many days' }) days?: number;
}

export class FeeLineView extends ProvenanceView {
  @Text({ max: 60, example: 'electronic_10_years' }) code: string;
  @OneOf(FEE_ROLES, {
    description:
      'price: a whole price, of which the applicant pays one; burden: on top by law; add_on: on top when asked for',
  })
  role: FeeRole;
  @Localized() name: Localized;
  @Rupiah({ description: 'Whole rupiah', example: 950_000 }) amount: number;
  @Day() validFrom: string;
  @Nested(() => FeeOptionsView, { description: 'What the price buys, where there is a choice' })
  options: FeeOptionsView;
  @Nested(() => AppliesTo, { description: 'Who may pay it; empty for everyone' }) appliesTo: AppliesTo;
}

export class ServiceTimeView extends ProvenanceView {
  @OneOf(TIME_CODES) code: TimeCode;
  @Whole({ description: 'Working days of the office; 0 is the same day', example: 4 }) workingDays: number;
  @Localized({ description: 'From what it is counted' }) note: Localized;
}

export class StandardPartView extends ProvenanceView {
  @OneOf(TEXT_PARTS, {
    description: 'Requirements, time and fee, the other three of the fourteen, are lists beside it',
  })
  part: TextPart;
  @Localized() text: Localized;
}

export class ServiceSummary {
  @Text({ max: 60, example: 'passport_new_adult' }) code: string;
  @Text({ max: 60, description: 'A person has at most one active booking in a family', example: 'passport' })
  family: string;
  @Localized() name: Localized;
  @Localized() summary: Localized;
  @Whole({ nullable: true, description: 'The standard time in working days; null on a day without one', example: 4 })
  workingDays: number | null;
  @Flag({ description: 'One books a time for it; else one comes without' }) bookable: boolean;
}

export class ServiceView extends ServiceSummary {
  @Day({ description: 'The day on which all of this holds' }) on: string;
  @Nested(() => AppliesTo, { description: 'Whom the service is for' }) audience: AppliesTo;
  @Nested(() => ProvenanceView, { nullable: true }) workingDaysBasis: ProvenanceView | null;
  @ListOf(() => ServiceTimeView) times: ServiceTimeView[];
  @ListOf(() => RequirementGroupView) requirementGroups: RequirementGroupView[];
  @ListOf(() => RequirementView) requirements: RequirementView[];
  @ListOf(() => FeeLineView) fees: FeeLineView[];
  @ListOf(() => StandardPartView, { description: 'What is written of the service standard (PermenPANRB 15/2014)' })
  standard: StandardPartView[];
}
