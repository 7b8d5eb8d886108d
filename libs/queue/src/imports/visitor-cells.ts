// Cells as spreadsheets and people write them. Every reader answers undefined for what can't be understood.
import { addDays, isDay, isLocalTime, type IsoDay, type LocalTime } from '@buka-pintu/platform';

/** What the cell says, without Excel's ways to keep a text a text: `'123`, `="123"`. */
export function saidIn(cell: string): string {
  const text = cell.replace(/[\u00A0\u2007\u202F\u200B]/g, ' ').trim();
  return (/^="(.*)"$/s.exec(text)?.[1] ?? text.replace(/^'/, '')).trim();
}

/** A long number that a spreadsheet has rounded: its digits are lost for good. */
export function isRounded(text: string): boolean {
  return /^\d([.,]\d+)?E\+\d{1,2}$/i.test(text);
}

/** A number as it is compared, whatever stands between its digits and letters; undefined when it can't be one. */
export function numberIn(text: string): string | undefined {
  const plain = text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return plain.length >= 4 && plain.length <= 40 && /\d/.test(plain) ? plain : undefined;
}

/** Numbers that may stand in what a scanner read: the whole, then each of its words, ends of addresses among them. */
export function numbersIn(text: string): string[] {
  const all = [text, ...text.split(/[^0-9A-Za-z-]+/)].map(numberIn);
  return [...new Set(all.filter((number) => number !== undefined))].slice(0, 8);
}

const MONTHS = [
  ...[['jan'], ['feb', 'peb'], ['mar'], ['apr'], ['mei', 'may'], ['jun'], ['jul'], ['agu', 'ags', 'aug'], ['sep']],
  ...[
    ['okt', 'oct'],
    ['nov', 'nop'],
    ['des', 'dec'],
  ],
];
const EXCEL_ZERO = '1899-12-30';

/** The day: ISO, day before month as everybody here writes it, the month as a word, or Excel's count of days. */
export function dayWritten(text: string): IsoDay | undefined {
  const serial = /^(\d{5})([.,]\d+)?$/.exec(text);
  if (serial) return addDays(EXCEL_ZERO, Number(serial[1]));
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return dayOf(iso[1]!, iso[2]!, iso[3]!);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\s.*)?$/.exec(text);
  if (local) return dayOf(local[3]!, local[2]!, local[1]!);
  const worded = /^(?:\p{L}+,?\s+)?(\d{1,2})[\s-]+(\p{L}{3})\p{L}*\.?[\s-]+(\d{4})(?:\s.*)?$/u.exec(text);
  const month = worded ? MONTHS.findIndex((names) => names.includes(worded[2]!.toLowerCase())) + 1 : 0;
  return worded && month > 0 ? dayOf(worded[3]!, String(month), worded[1]!) : undefined;
}

function dayOf(year: string, month: string, day: string): IsoDay | undefined {
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(on) ? on : undefined;
}

/** The time of day: `08:30`, `8.30 WIB`, the begin of `08:00 - 08:30`, `1:30 PM`, or Excel's part of a day. */
export function timeWritten(text: string): LocalTime | undefined {
  const part = /^0?[.,](\d+)$/.exec(text);
  if (part) return timeOf(Math.round(Number(`0.${part[1]}`) * 1440));
  const clock = /^(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*(AM|PM)?\b/i.exec(text);
  if (!clock) return undefined;
  const half = clock[3]?.toUpperCase();
  const hour = half ? (Number(clock[1]) % 12) + (half === 'PM' ? 12 : 0) : Number(clock[1]);
  return timeOf(hour * 60 + Number(clock[2]), Number(clock[2]) > 59);
}

function timeOf(minutes: number, wrong = false): LocalTime | undefined {
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return !wrong && isLocalTime(time) && minutes < 1440 ? time : undefined;
}

/** The time in a cell that holds day and time. */
export function timeAfterDay(text: string): LocalTime | undefined {
  const serial = /^\d{5}([.,]\d+)$/.exec(text);
  if (serial) return timeWritten(`0${serial[1]}`);
  const rest = /[T\s](\d{1,2}[:.]\d{2}.*)$/.exec(text);
  return rest ? timeWritten(rest[1]!) : undefined;
}
