import { timeOf } from '../../lib/time-of-day.js';
import type { PaperLine } from './paper.queries.js';

export const OUTCOMES = { D: 'served', P: 'left', T: 'missed' } as const;

/** A line as it is typed: times as digits, the outcome as the letter on the sheet. */
export interface TypedLine {
  number: string;
  bookingCode: string;
  serviceCode: string;
  arrivedAt: string;
  calledAt: string;
  startedAt: string;
  endedAt: string;
  counterNumber: string;
  outcome: keyof typeof OUTCOMES;
}

export const TIMES = ['arrivedAt', 'calledAt', 'startedAt', 'endedAt'] as const;

/** The line as the API takes it; what is no time goes as it was typed, so that the answer points to it. */
export function lineOf(typed: TypedLine, at: { servicePointId: string; on: string }): PaperLine {
  const time = (text: string): string | null => (text.trim() === '' ? null : (timeOf(text) ?? text));
  const ours = /^m?-?\d+$/i.test(typed.number.trim());
  return {
    ...at,
    number: typed.number.trim().replace(/^-?(\d+)$/, 'M-$1'),
    bookingCode: typed.bookingCode.trim() || null,
    serviceCode: ours && !typed.bookingCode.trim() ? typed.serviceCode : null,
    lane: null,
    arrivedAt: time(typed.arrivedAt) ?? '',
    calledAt: time(typed.calledAt),
    startedAt: time(typed.startedAt),
    endedAt: time(typed.endedAt),
    counterNumber: typed.counterNumber.trim() === '' ? null : Number(typed.counterNumber),
    outcome: OUTCOMES[typed.outcome],
  };
}

/** The line below: the next number, the same service and counter, the rest empty. */
export function nextLine(typed: TypedLine): TypedLine {
  const [, head = '', digits = ''] = /^(\D*)(\d+)$/.exec(typed.number.trim()) ?? [];
  const number = digits ? `${head}${String(Number(digits) + 1).padStart(digits.length, '0')}` : '';
  return { ...typed, number, bookingCode: '', arrivedAt: '', calledAt: '', startedAt: '', endedAt: '', outcome: 'D' };
}
