import {
  Day,
  Flag,
  Instant,
  ListOf,
  Localized,
  Nested,
  OneOf,
  Rule,
  Rupiah,
  Text,
  TimeOfDay,
  Whole,
} from '@buka-pintu/platform';
import {
  APPLICANT_KINDS,
  type ApplicantKind,
  CIRCUMSTANCES,
  type Circumstance,
  type Fact,
  FACTS,
  MARITAL_STATES,
  type MaritalState,
  NATIONALITIES,
  type Nationality,
} from '../condition.js';
import { PASSPORT_KINDS, type PassportKind } from '../fee-line.entity.js';
import { FeeLineView, RequirementGroupView, RequirementView, ServiceTimeView } from '../service.dto.js';
import {
  type Applicable,
  WHY_NOT_APPLICABLE,
  WHY_NOT_CHOOSABLE,
  type WhyNotApplicable,
  type WhyNotChoosable,
} from './applicable.js';

export class ApplicableQuery {
  @Day({ optional: true, description: 'The day; today at the office (or in Jakarta) unless told' }) on?: string;
  @Text({ max: 8, optional: true, description: 'The office; left out: what holds anywhere', example: 'CTH' })
  officeCode?: string;
  @Whole({ max: 150, optional: true, description: "The person's age on that day, in whole years", example: 30 })
  age?: number;
  @Rule<ApplicableQuery>((it) => it.age === undefined || it.birthOn === undefined, {
    code: 'one_of_two',
    detail: {
      id: 'Sebutkan usia atau tanggal lahir, tidak keduanya.',
      en: 'Tell the age or the day of birth, not both.',
    },
  })
  @Day({ optional: true, description: 'Instead of `age`, which tells less about the person. Nothing of it is kept' })
  birthOn?: string;
  @OneOf(MARITAL_STATES, { optional: true, description: 'Whether the applicant is or was married' })
  maritalState?: MaritalState;
  @OneOf(NATIONALITIES, {
    optional: true,
    description: 'dual: a child with two nationalities, or an heir of that state',
  })
  nationality?: Nationality;
  @OneOf(APPLICANT_KINDS, { optional: true, description: 'What brings the person; `general` unless told' })
  kind?: ApplicantKind;
  @ListOf(OneOf([...CIRCUMSTANCES, 'none']), {
    optional: true,
    unique: true,
    description: 'What is true of this application, repeated for each; `none` for nothing of it',
  })
  circumstances?: (Circumstance | 'none')[];
  @OneOf(PASSPORT_KINDS, { optional: true, description: 'Only prices of this kind of passport' })
  document?: PassportKind;
  @Whole({ min: 1, max: 99, optional: true, description: 'Only prices for so many years' }) years?: number;
  @Whole({ min: 1, max: 9999, optional: true, description: 'Only prices for so many days' }) days?: number;
  @Flag({ optional: true, description: 'With the same-day add-on' }) sameDay?: boolean;
}

export class InsteadView {
  @Text({ max: 60, example: 'passport_new_child' }) serviceCode: string;
  @Localized() name: Localized;
}

export class NotApplicableView {
  @OneOf(WHY_NOT_APPLICABLE) code: WhyNotApplicable;
  @Localized({ description: 'For people' }) detail: Localized;
}

export class ApplicableRequirementView extends RequirementView {
  @ListOf(OneOf(FACTS), { description: 'Facts not told on which it hangs; empty when it is sure' }) dependsOn: Fact[];
}

export class ApplicableGroupView extends RequirementGroupView {
  @ListOf(Text({ max: 60 }), { description: 'Codes of the requirements of which one is enough' }) oneOf: string[];
}

export class PriceChoiceView {
  @Text({ max: 60, description: 'The code of the price', example: 'electronic_10_years' }) code: string;
  @Localized() name: Localized;
  @Rupiah({ description: 'All lines together, in whole rupiah', example: 950_000 }) total: number;
  @ListOf(() => FeeLineView, { description: 'The price first, then what comes on top' }) lines: FeeLineView[];
  @ListOf(OneOf(FACTS), { description: 'Facts not told on which it hangs' }) dependsOn: Fact[];
}

export class NotChoosableView {
  @Text({ max: 60, example: 'ordinary_5_years' }) code: string;
  @Localized() name: Localized;
  @OneOf(WHY_NOT_CHOOSABLE) whyNot: WhyNotChoosable;
}

export class ApplicableFeesView {
  @Rupiah({ nullable: true, description: 'The sum, when one choice is left and nothing is open about it' })
  total: number | null;
  @ListOf(() => PriceChoiceView, { description: 'The applicant pays one of these' }) choices: PriceChoiceView[];
  @ListOf(() => NotChoosableView) notChoosable: NotChoosableView[];
}

export class ApplicableTimeView extends ServiceTimeView {
  @Day({
    nullable: true,
    description: 'When it would be ready, counted in working days of the office from that day; an estimate, no promise',
  })
  dueOn: string | null;
}

export class SameDayHoursView {
  @Whole({ min: 1, max: 7, description: '1 is Monday' }) weekday: number;
  @TimeOfDay({ example: '08:00' }) opensAt: string;
  @TimeOfDay({ example: '10:00' }) closesAt: string;
}

export class SameDayView {
  @ListOf(() => SameDayHoursView, { description: 'When it is served, to who comes without a booking' })
  hours: SameDayHoursView[];
}

export class ApplicablePointView {
  @Text({ max: 12, example: 'CTH-1' }) code: string;
  @Text({ max: 120 }) name: string;
  @Text({ max: 300, nullable: true, description: 'Where to look for a seat on that day; null when one comes without' })
  availability: string | null;
}

export class ApplicableChannelsView {
  @Flag({ description: 'One books a time for it' }) bookable: boolean;
  @Nested(() => SameDayView, { nullable: true }) sameDay: SameDayView | null;
  @ListOf(() => ApplicablePointView, { description: 'Service points of the office that serve it' })
  servicePoints: ApplicablePointView[];
}

export class ApplicableView {
  @Text({ max: 60 }) serviceCode: string;
  @Localized() name: Localized;
  @Day() on: string;
  @Text({ max: 8, nullable: true }) officeCode: string | null;
  @OneOf(['yes', 'no', 'depends'], { description: 'depends: on what `asks` names' }) applies: Applicable['applies'];
  @ListOf(() => NotApplicableView, { description: 'With `no`: why' }) whyNot: NotApplicableView[];
  @ListOf(() => InsteadView, { description: 'With `no`: services that fit the person' }) instead: InsteadView[];
  @ListOf(OneOf(FACTS), { description: 'What to tell for a surer answer' }) asks: Fact[];
  @ListOf(() => ApplicableRequirementView) requirements: ApplicableRequirementView[];
  @ListOf(() => ApplicableGroupView) requirementGroups: ApplicableGroupView[];
  @Nested(() => ApplicableFeesView) fees: ApplicableFeesView;
  @Nested(() => ApplicableTimeView, { nullable: true }) time: ApplicableTimeView | null;
  @Nested(() => ApplicableChannelsView) channels: ApplicableChannelsView;
  @Flag({ description: 'Something of this stands on a source that leaves it open: see `confidence` of the lines' })
  toBeConfirmed: boolean;
  @Instant({ description: 'When this was answered' }) at: string;
}
