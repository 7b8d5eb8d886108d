import { Id, Instant, ListOf, Localized, Nested, OneOf, Text, Whole } from '@buka-pintu/platform';
import { UNUSUAL_RULES, type UnusualRuleCode } from './unusual-rules.js';

export class UnusualOfficerView {
  @Id() id: string;
  @Text({ max: 200, nullable: true }) name: string | null;
}

export class UnusualFindingView {
  @OneOf(UNUSUAL_RULES) rule: UnusualRuleCode;
  @Localized({ description: 'The rule’s name' }) name: { id: string; en: string };
  @Localized({ description: 'Why it is worth a question, and what innocent answer there often is' })
  explanation: { id: string; en: string };
  @Nested(() => UnusualOfficerView) officer: UnusualOfficerView;
  @Text({ max: 16 }) officeCode: string;
  @Whole({ description: 'How many lines it is about' }) count: number;
  @Instant() firstAt: string;
  @Instant() lastAt: string;
  @ListOf(Id(), { maxItems: 20, description: 'Records it is about, some of them' }) records: string[];
}

export class UnusualAccessView {
  @Whole({ max: 100_000_000, description: 'How many lines were looked through' }) lines: number;
  @ListOf(() => UnusualFindingView, { maxItems: 500 }) findings: UnusualFindingView[];
}
