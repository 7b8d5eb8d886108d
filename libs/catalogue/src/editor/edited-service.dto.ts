import { AnyObject, Day, Flag, Id, Instant, ListOf, Localized, Nested, OneOf, Text, Whole } from '@buka-pintu/platform';
import { CHANGE_ACTIONS, CHANGE_SUBJECTS, type ChangeAction, type ChangeSubject } from '../catalogue-change.entity.js';
import { AppliesTo } from '../condition.dto.js';
import {
  FeeLineView,
  ProvenanceView,
  RequirementGroupView,
  RequirementView,
  ServiceTimeView,
  StandardPartView,
} from '../service.dto.js';
import { SERVICE_STATES, type ServiceState } from '../service.entity.js';
import { STANDARD_PARTS, type StandardPartCode } from '../standard.js';
import { LINE_KINDS, type LineKind } from './line-kind.js';

/** `withdrawal`: a draft that takes the published line of its day away. */
export const LINE_STATES = ['published', 'draft', 'withdrawal'] as const;
export type LineState = (typeof LINE_STATES)[number];

export const EDIT_ACTIONS = ['edit', 'describe', 'publish', 'retire', 'withdraw'] as const;
export type EditAction = (typeof EDIT_ACTIONS)[number];

export class EditedFeeLineView extends FeeLineView {
  @OneOf(LINE_STATES) state: LineState;
  @Day({ nullable: true }) validTo: string | null;
}
export class EditedRequirementView extends RequirementView {
  @OneOf(LINE_STATES) state: LineState;
  @Day() validFrom: string;
  @Day({ nullable: true }) validTo: string | null;
}
export class EditedTimeView extends ServiceTimeView {
  @OneOf(LINE_STATES) state: LineState;
  @Day() validFrom: string;
  @Day({ nullable: true }) validTo: string | null;
}
export class EditedPartView extends StandardPartView {
  @OneOf(LINE_STATES) state: LineState;
  @Day() validFrom: string;
  @Day({ nullable: true }) validTo: string | null;
}

export class CompletenessView {
  @ListOf(OneOf(STANDARD_PARTS), { description: 'Parts that publishing would leave in force today' })
  present: StandardPartCode[];
  @ListOf(OneOf(STANDARD_PARTS), { description: 'Parts nobody has written yet' }) missing: StandardPartCode[];
  @ListOf(OneOf(STANDARD_PARTS), { description: 'Of the first six: without them it can not be published' })
  missingForPublication: StandardPartCode[];
}

export class EditedServiceSummary {
  @Text({ max: 60, example: 'passport_new_adult' }) code: string;
  @Text({ max: 60, example: 'passport' }) family: string;
  @Localized() name: Localized;
  @OneOf(SERVICE_STATES) state: ServiceState;
  @Nested(() => CompletenessView) completeness: CompletenessView;
  @Whole({ description: 'Lines whose source leaves them open' }) toBeConfirmed: number;
  @Whole({ description: 'Changes that wait for publication' }) drafts: number;
  @Day({ nullable: true, description: 'The next day on which a published line begins or has ended' })
  nextChangeOn: string | null;
  @Day({ nullable: true, description: 'The last day on which it is offered; null while no end is known' })
  offeredTo: string | null;
  @Whole() version: number;
}

export class LineGapView {
  @OneOf(LINE_KINDS) kind: LineKind;
  @Text({ max: 60, nullable: true, description: 'The line with the hole; null when no line of the kind holds at all' })
  lineCode: string | null;
  @Day() from: string;
  @Day({ nullable: true, description: 'null: nothing holds ever after' }) to: string | null;
}

export class EditedServiceView extends EditedServiceSummary {
  @Localized() summary: Localized;
  @Nested(() => AppliesTo) audience: AppliesTo;
  @Nested(() => ProvenanceView, { description: 'Where the audience comes from' }) audienceBasis: ProvenanceView;
  @ListOf(Text({ max: 60 }), { description: 'Services to think of instead' }) counterparts: string[];
  @Flag() bookable: boolean;
  @ListOf(() => RequirementGroupView) requirementGroups: RequirementGroupView[];
  @ListOf(() => EditedPartView, { maxItems: 1000 }) standard: EditedPartView[];
  @ListOf(() => EditedRequirementView, { maxItems: 1000 }) requirements: EditedRequirementView[];
  @ListOf(() => EditedTimeView, { maxItems: 1000 }) times: EditedTimeView[];
  @ListOf(() => EditedFeeLineView, { maxItems: 1000 }) fees: EditedFeeLineView[];
  @ListOf(() => LineGapView, { description: 'Days on which nothing would hold after publication' }) gaps: LineGapView[];
  @ListOf(OneOf(EDIT_ACTIONS), { description: 'What the caller may do now' }) actions: EditAction[];
}

export class CatalogueChangeView {
  @Id() id: string;
  @Instant() at: string;
  @Text({ max: 200, nullable: true, description: 'The officer, as at a counter; null for the house itself' })
  by: string | null;
  @OneOf(CHANGE_ACTIONS) action: ChangeAction;
  @OneOf(CHANGE_SUBJECTS) subject: ChangeSubject;
  @Text({ max: 60, nullable: true }) lineCode: string | null;
  @Day({ nullable: true }) validFrom: string | null;
  @AnyObject({ nullable: true, description: 'The line as it was' }) before: object | null;
  @AnyObject({ nullable: true, description: 'The line as it is now' }) after: object | null;
}
