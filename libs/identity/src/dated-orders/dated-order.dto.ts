import { Day, Id, Instant, ListOf, OneOf, Rule, Text, daysBetween } from '@buka-pintu/platform';

const LONGEST_DAYS = 366;

/** What gives somebody authority from day to day: both days included, by an order with a number. */
export class DatedOrder {
  @Day({ description: 'The first day, of this office' }) fromOn: string;
  @Rule<DatedOrder>((it) => it.fromOn <= it.untilOn, {
    code: 'before_start',
    detail: { id: 'Hari terakhir mendahului hari pertama.', en: 'The last day lies before the first.' },
  })
  @Rule<DatedOrder>((it) => it.fromOn >= '2000-01-01' && it.untilOn < '2100-01-01', {
    code: 'out_of_range',
    detail: { id: 'Hari di luar abad ini.', en: 'Not a day of this century.' },
  })
  @Rule<DatedOrder>((it) => daysBetween(it.fromOn, it.untilOn) < LONGEST_DAYS, {
    code: 'too_long',
    detail: { id: 'Paling lama satu tahun.', en: 'One year at most.' },
  })
  @Day({ description: 'The last day, included' })
  untilOn: string;
  @Text({ max: 100, pattern: /\S/, description: 'Number of the order that says so', example: 'W8.IMI.1-KP.04.01-1234' })
  documentNumber: string;
}

export const DATED_ORDER_STATES = ['coming', 'in_force', 'over', 'ended'] as const;
export type DatedOrderState = (typeof DATED_ORDER_STATES)[number];

export class DatedOrderView {
  @Id() id: string;
  @Day() fromOn: string;
  @Day() untilOn: string;
  @Text({ max: 100 }) documentNumber: string;
  @OneOf(DATED_ORDER_STATES, { description: '`ended`: early, by somebody' }) state: DatedOrderState;
  @Instant() madeAt: string;
  @Instant({ nullable: true }) endedAt: string | null;
  @ListOf(OneOf(['end'])) actions: 'end'[];
}

export class NamedOfficer {
  @Id() id: string;
  @Text({ max: 200, personal: true, example: 'Nurhayati Siregar' }) name: string;
}
