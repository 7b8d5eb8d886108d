import { addDays, mondayOf } from './format.js';

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** `YYYY-MM-DD` of a year, month and day; undefined for 31 February. */
function dayOf(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return real ? `${pad(year, 4)}-${pad(month)}-${pad(day)}` : undefined;
}

/**
 * `YYYY-MM-DD` out of what people type for a day, day first as Indonesia and Britain write it ("9/12/2026", "9.12.26", "09122026"
 * on a phone whose number pad has no stroke) or as computers do; undefined for what is none. Two digits are a year of this century.
 */
export function typedDay(typed: string): string | undefined {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts = /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4}|\d{2})$/.exec(text) ?? /^(\d\d)(\d\d)(\d{4})$/.exec(text);
  if (!parts) return undefined;
  const [, day = '', month = '', year = ''] = parts;
  return dayOf(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(day));
}

/** Whether typing goes no further: while the year has two digits, two more may come. */
export function wholeDay(typed: string): boolean {
  return typedDay(typed) !== undefined && !/\D\d\d$/.test(typed.trim().replace(/^\d{4}-.*/, ''));
}

/** 09/12/2026, as both languages of this house write it */
export function writtenDay(on: string): string {
  const [year, month, day] = on.split('-');
  return `${day}/${month}/${year}`;
}

/** The day so many months on; the month's last where it has no such day. */
export function addMonths(on: string, months: number): string {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return dayOf(toYear, toMonth, day) ?? addDays(dayOf(toYear + Math.floor(toMonth / 12), (toMonth % 12) + 1, 1)!, -1);
}

/** The weeks of the month in which a day lies, Monday first; null for the days of its neighbours. */
export function weeksOfMonth(on: string): (string | null)[][] {
  const month = on.slice(0, 7);
  const weeks: (string | null)[][] = [];
  for (let monday = mondayOf(`${month}-01`); monday.slice(0, 7) <= month; monday = addDays(monday, 7))
    weeks.push(
      [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(monday, day)).map((day) => (day.startsWith(month) ? day : null)),
    );
  return weeks;
}
