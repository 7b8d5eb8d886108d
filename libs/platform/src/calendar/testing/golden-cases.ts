import { readFileSync } from 'node:fs';
import { instantAt, timeIn, dayIn } from '../zone.js';
import { addDays, weekday } from '../day.js';
import type { ClockPause, ClockRun, DeadlineRule } from '../working-time.js';
import { GOLDEN_CALENDARS } from './golden-calendars.js';

/** A line of golden-cases.md. Times are those on the wall of its calendar. */
export interface GoldenCase {
  name: string;
  calendar: string;
  run: ClockRun;
  rule: DeadlineRule;
  /** As written: a time, `waits` or `never`. */
  due: string;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const UNITS = { min: 'working_minute', h: 'working_hour', wd: 'working_day', cd: 'calendar_day' } as const;
const WORDS: Readonly<Record<string, Partial<DeadlineRule>>> = {
  'first counts': { firstDay: 'counts' },
  'from opening': { startsOutside: 'next_opening' },
  midnight: { endsAt: 'midnight' },
  'next working day': { onClosedDay: 'next_working_day' },
  'working day before': { onClosedDay: 'working_day_before' },
};

/** The table, read. @throws Error at a line that can't be read, or that names the wrong weekday */
export function goldenCases(): GoldenCase[] {
  const text = readFileSync(new URL('golden-cases.md', import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (name|-+) /.test(line))
    .map(goldenCase);
}

/** One line of the table. */
export function goldenCase(line: string): GoldenCase {
  const [name, calendar, start, rule, pauses, due] = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim()) as string[];
  const zone = GOLDEN_CALENDARS[calendar!]?.zone;
  if (zone === undefined) throw new Error(`No calendar '${calendar}': ${line}`);
  return {
    name: name!,
    calendar: calendar!,
    run: {
      startsAt: readAt(zone, start!),
      pauses: pauses === '' ? [] : pauses!.split(';').map((one) => readPause(zone, one)),
    },
    rule: readRule(rule!),
    due: due!,
  };
}

/** A moment as the table writes it: `Thu 2026-11-26 16:00`; midnight at a day's end is `24:00` of that day. */
export function writeAt(zone: string, instant: string): string {
  const midnight = timeIn(zone, instant) === '00:00';
  const day = midnight ? addDays(dayIn(zone, instant), -1) : dayIn(zone, instant);
  return `${WEEKDAYS[weekday(day) - 1]} ${day} ${midnight ? '24:00' : timeIn(zone, instant)}`;
}

function readAt(zone: string, text: string): string {
  const [name, day = '', time = ''] = text.trim().split(' ');
  if (WEEKDAYS[weekday(day) - 1] !== name) throw new Error(`${day} is no ${name}`);
  return instantAt(zone, day, time);
}

function readPause(zone: string, text: string): ClockPause {
  const [from = '', to = ''] = text.split('–').map((part) => part.trim());
  return { startsAt: readAt(zone, from), endsAt: to === 'still' ? null : readAt(zone, to) };
}

function readRule(text: string): DeadlineRule {
  const [term = '', ...words] = text.split(',').map((part) => part.trim());
  const [amount, unit] = term.split(' ');
  return Object.assign(
    { unit: UNITS[unit as keyof typeof UNITS], amount: Number(amount) },
    ...words.map((word) => (word.startsWith('cap ') ? { pauseCap: Number(word.slice(4)) } : WORDS[word])),
  ) as DeadlineRule;
}
