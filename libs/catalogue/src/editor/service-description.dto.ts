import { Day, Flag, ListOf, Localized, Nested, OneOf, Rule, Text } from '@buka-pintu/platform';
import { AppliesTo } from '../condition.dto.js';
import { CONFIDENCES, type Confidence } from '../confidence.js';
import { BOTH, CODE, said } from './draft.dto.js';

/** What a service is and whom it is for; what it asks for, costs and promises are lines of their own. */
export class ServiceDescription {
  @Text({
    ...CODE,
    example: 'passport',
    description: 'The group: a person has at most one active booking in it. It stays once the service was published',
  })
  family: string;
  @Rule<ServiceDescription>((it) => said(it.name), BOTH) @Localized() name: Localized;
  @Rule<ServiceDescription>((it) => said(it.summary), BOTH) @Localized() summary: Localized;
  @Nested(() => AppliesTo, { description: 'Whom it is for; empty for everyone' }) audience: AppliesTo;
  @ListOf(Text(CODE), {
    maxItems: 10,
    unique: true,
    description: 'Services to think of when this one is not for somebody',
  })
  counterparts: string[];
  @Flag({ description: 'One books a time for it; else one comes without' }) bookable: boolean;
  @Text({ max: 300, description: 'What the audience rests on', example: 'Permenkumham No. 18 Tahun 2022' })
  legalBasis: string;
  @Text({ max: 500, description: 'Where we read it' }) source: string;
  @OneOf(CONFIDENCES) confidence: Confidence;
}

export class NewServiceRequest extends ServiceDescription {
  @Text({ ...CODE, example: 'passport_legalisation', description: 'Chosen once; addresses and bookings carry it' })
  code: string;
}

export class RetirementRequest {
  @Day({ nullable: true, description: 'The last day on which it is offered; null: it is not retired after all' })
  lastOn: string | null;
}
