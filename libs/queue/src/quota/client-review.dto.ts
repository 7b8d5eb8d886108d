import { Day, Decimal, Id, ListOf, Localized, Rule, Text, Whole } from '@buka-pintu/platform';

export class ClientReviewQuery {
  @Day({ example: '2026-11-01', description: 'First day of the visits' }) from: string;
  @Rule<ClientReviewQuery>((it) => it.from <= it.to, {
    code: 'before_from',
    detail: { id: 'Hari terakhir mendahului hari pertama.', en: 'The last day is before the first.' },
  })
  @Rule<ClientReviewQuery>((it) => Date.parse(it.to) - Date.parse(it.from) <= 366 * 86_400_000, {
    code: 'too_long',
    detail: { id: 'Paling lama satu tahun.', en: 'A year at most.' },
  })
  @Day({ example: '2026-11-30', description: 'Last day, included' })
  to: string;
}

export class UnusualClientView {
  @Id() clientId: string;
  @Text({ max: 100, nullable: true }) name: string | null;
  @Whole({ description: 'Bookings of the period that have ended, one way or another' }) ended: number;
  @Whole() cancelled: number;
  @Whole({ description: 'Nobody came' }) missed: number;
  @Decimal({ min: 0, max: 1, description: 'Share that ended without a visit' }) share: number;
  @Decimal({ min: 0, max: 1, description: 'Median of that share among the others in this office, the desk included' })
  medianShare: number;
  @Localized({ description: 'Why it is worth a question, and what innocent answer there often is' })
  explanation: { id: string; en: string };
}

export class ClientReviewView {
  @Whole({ description: 'How many bookings were looked through' }) bookings: number;
  @ListOf(() => UnusualClientView, { maxItems: 500 }) findings: UnusualClientView[];
}
