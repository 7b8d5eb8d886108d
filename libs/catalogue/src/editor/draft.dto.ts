import { Day, Localized, Nested, OneOf, Rule, Rupiah, Text, Whole } from '@buka-pintu/platform';
import { AppliesTo } from '../condition.dto.js';
import { CONFIDENCES, type Confidence } from '../confidence.js';
import { FEE_ROLES, type FeeRole } from '../fee-line.entity.js';
import { REQUIREMENT_NEEDS, type RequirementNeed } from '../requirement.entity.js';
import { FeeOptionsView } from '../service.dto.js';
import { TIME_CODES, type TimeCode } from '../service-time.entity.js';
import { TEXT_PARTS, type TextPart } from '../standard.js';

export const CODE = { max: 60, pattern: /^[a-z][a-z0-9_]{0,59}$/ };
export const BOTH = {
  code: 'both_languages',
  detail: { id: 'Isi dalam kedua bahasa.', en: 'Say it in both languages.' },
};
export const said = (text: { id: string; en: string }): boolean => text.id.trim() !== '' && text.en.trim() !== '';

export class EditedServicePath {
  @Text({ max: 60, example: 'passport_lost' }) serviceCode: string;
}
class LinePath extends EditedServicePath {
  @Day({ description: 'The first day on which the line holds' }) validFrom: string;
}
export class FeeLinePath extends LinePath {
  @Text({ ...CODE, example: 'electronic_10_years' }) lineCode: string;
}
export class RequirementPath extends LinePath {
  @Text({ ...CODE, example: 'identity_card' }) lineCode: string;
}
export class ServiceTimePath extends LinePath {
  @OneOf(TIME_CODES) lineCode: TimeCode;
}
export class StandardPartPath extends LinePath {
  @OneOf(TEXT_PARTS) lineCode: TextPart;
}

/** What every line says besides its own. */
export class LineRequest {
  @Day({ nullable: true, description: 'The last day on which it holds; null while no end is known' })
  validTo: string | null;
  @Day({
    optional: true,
    description: 'The first day the draft had before, when it is moved to the day in the path',
  })
  movedFrom?: string;
  @Text({ max: 300, example: 'PP No. 45 Tahun 2024' }) legalBasis: string;
  @Text({ max: 500, description: 'Where we read it', example: 'https://imigrasi.go.id/biaya_imigrasi' }) source: string;
  @OneOf(CONFIDENCES) confidence: Confidence;
}

export class FeeLineRequest extends LineRequest {
  @Rule<FeeLineRequest>((it) => said(it.name), BOTH) @Localized() name: Localized;
  @OneOf(FEE_ROLES) role: FeeRole;
  @Rule<FeeLineRequest>((it) => it.amount <= 2_000_000_000, {
    code: 'too_large',
    detail: { id: 'Paling besar Rp2.000.000.000.', en: 'At most Rp2,000,000,000.' },
  })
  @Rupiah({ description: 'Whole rupiah', example: 950_000 })
  amount: number;
  @Nested(() => FeeOptionsView) options: FeeOptionsView;
  @Nested(() => AppliesTo) appliesTo: AppliesTo;
}

export class RequirementGroupRequest {
  @Text({ ...CODE, example: 'proof_of_birth' }) code: string;
  @Rule<RequirementGroupRequest>((it) => said(it.name), BOTH)
  @Localized({ description: 'Its name, when the group is new; a group that exists keeps the name it has' })
  name: Localized;
}

export class RequirementRequest extends LineRequest {
  @Rule<RequirementRequest>((it) => said(it.name), BOTH) @Localized() name: Localized;
  @Rule<RequirementRequest>((it) => it.detail === null || said(it.detail), BOTH)
  @Localized({ nullable: true })
  detail: Localized | null;
  @Nested(() => RequirementGroupRequest, { nullable: true, description: 'The group of which one is enough' })
  group: RequirementGroupRequest | null;
  @OneOf(REQUIREMENT_NEEDS) need: RequirementNeed;
  @Nested(() => AppliesTo) appliesTo: AppliesTo;
}

export class ServiceTimeRequest extends LineRequest {
  @Whole({ max: 1000, description: 'Working days of the office; 0 is the same day', example: 4 }) workingDays: number;
  @Rule<ServiceTimeRequest>((it) => said(it.note), BOTH)
  @Localized({ description: 'From what it is counted, and what it does not count' })
  note: Localized;
}

export class StandardPartRequest extends LineRequest {
  @Rule<StandardPartRequest>((it) => said(it.text), BOTH) @Localized() text: Localized;
}
