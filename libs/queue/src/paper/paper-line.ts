import { instantAt, type IsoDay, type Zone } from '@buka-pintu/platform';
import type { PaperEntryRequest } from './paper.dto.js';

/** What numbers of a sheet begin with. */
export const PAPER_PREFIX = 'M';

/** The instants of a line, in milliseconds; null where the pen left a blank. */
export interface LineTimes {
  arrivedAt: number;
  calledAt: number | null;
  startedAt: number | null;
  endedAt: number | null;
}

export interface LineFault {
  field: keyof LineTimes;
  code: 'before_the_one_before' | 'future';
}

/** `m1`, `M-1` and `M-001` are the same number. @returns prefix and number */
export function readNumber(text: string): { prefix: string; number: number } {
  const [, letters = '', digits = ''] = /^([A-Za-z]+)-?(\d+)$/.exec(text.trim()) ?? [];
  return { prefix: letters.toUpperCase(), number: Number(digits) };
}

/** The times of a line as instants of the office's day. */
export function lineTimes(zone: Zone, on: IsoDay, line: PaperEntryRequest): LineTimes {
  const at = (time: string | null | undefined) => (time ? Date.parse(instantAt(zone, on, time)) : null);
  const startedAt = at(line.startedAt);
  return {
    arrivedAt: at(line.arrivedAt)!,
    calledAt: at(line.calledAt) ?? startedAt,
    startedAt,
    endedAt: at(line.endedAt),
  };
}

/** What cannot be of these times; the first fault of each field. */
export function lineFaults(times: LineTimes, now: number): LineFault[] {
  const faults: LineFault[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const field of ['arrivedAt', 'calledAt', 'startedAt', 'endedAt'] as const) {
    const at = times[field];
    if (at === null) continue;
    if (at > now) faults.push({ field, code: 'future' });
    else if (at < last) faults.push({ field, code: 'before_the_one_before' });
    last = Math.max(last, at);
  }
  return faults;
}
