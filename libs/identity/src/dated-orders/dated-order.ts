import { addDays, instantAt, type IsoDay } from '@buka-pintu/platform';
import type { DatedOrder, DatedOrderState, DatedOrderView } from './dated-order.dto.js';

/** From the first day's midnight to the one after the last day, by the office's clock. */
export function spanOf(zone: string, { fromOn, untilOn }: DatedOrder): { startsAt: Date; endsAt: Date } {
  return {
    startsAt: new Date(instantAt(zone, fromOn, '00:00')),
    endsAt: new Date(instantAt(zone, addDays(untilOn, 1), '00:00')),
  };
}

export interface DatedOrderRow {
  id: string;
  from_on: IsoDay;
  until_on: IsoDay;
  document_number: string;
  state: DatedOrderState;
  made_at: Date;
  ended_at: Date | null;
}

export function datedOrderView(row: DatedOrderRow): DatedOrderView {
  return {
    id: row.id,
    fromOn: row.from_on,
    untilOn: row.until_on,
    documentNumber: row.document_number,
    state: row.state,
    madeAt: row.made_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    actions: row.state === 'coming' || row.state === 'in_force' ? ['end'] : [],
  };
}

/** What an order says of itself to the one that overlaps it. */
export function namedOrder(row: Pick<DatedOrderRow, 'from_on' | 'until_on' | 'document_number'>) {
  return { fromOn: row.from_on, untilOn: row.until_on, documentNumber: row.document_number };
}
