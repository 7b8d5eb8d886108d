import { CONSENT_PURPOSES, type ConsentPurpose, Instant, ListOf, Localized, OneOf, Text } from '@buka-pintu/platform';

export class ConsentView {
  @OneOf(CONSENT_PURPOSES) purpose: ConsentPurpose;
  @Localized({ description: 'In today’s words' }) words: { id: string; en: string };
  @Text({ max: 20, description: 'Which version of the words was agreed to' }) wording: string;
  @Instant() givenAt: string;
  @Instant({ nullable: true }) withdrawnAt: string | null;
}

export class ConsentsView {
  @ListOf(() => ConsentView, { description: 'What the person agreed to in this office; nothing else was' })
  items: ConsentView[];
}

export class ConsentWithdrawalRequest {
  @OneOf(CONSENT_PURPOSES) purpose: ConsentPurpose;
}
