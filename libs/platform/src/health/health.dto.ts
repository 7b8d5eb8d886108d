import { ListOf, Localized, OneOf, Text } from '../shapes/field.js';

export const HEALTH_PARTS = ['backup', 'ledger', 'sealer', 'handlers', 'jobs', 'messages', 'privacy'] as const;
export const HEALTH_STATES = ['good', 'attention', 'bad'] as const;

export class HealthItemView {
  @OneOf(HEALTH_PARTS) part: (typeof HEALTH_PARTS)[number];
  @OneOf(HEALTH_STATES) state: (typeof HEALTH_STATES)[number];
  @Localized({ description: 'How it is, and what to do when it is not good' }) words: { id: string; en: string };
}

export class HealthReportView {
  @Text({ max: 40 }) release: string;
  @ListOf(() => HealthItemView) items: HealthItemView[];
}
