import type { FeeLine } from './catalogue.queries.js';

/** One stretch of a line on the axis, in percent of its length. */
export interface Stretch {
  line: FeeLine;
  left: number;
  width: number;
}
export interface Timeline {
  /** First and last year on the axis. */
  years: number[];
  today: number;
  rows: { code: string; stretches: Stretch[] }[];
}

const DAY = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/**
 * Lays the fee lines on one axis: from the year in which the first begins to two years after the last change, so that what
 * comes next is on the picture and its price can be read. Open lines reach its end.
 */
export function timelineOf(lines: readonly FeeLine[], today: string): Timeline {
  const days = [
    today,
    ...lines.flatMap((line) => [line.validFrom, ...(line.validTo ? [line.validTo] : [])]),
  ].toSorted();
  const first = Number((days[0] ?? today).slice(0, 4));
  const last = Number((days.at(-1) ?? today).slice(0, 4)) + 2;
  const [start, end] = [Date.UTC(first, 0, 1), Date.UTC(last + 1, 0, 1)];
  const percent = (time: number): number => Math.round(((time - start) / (end - start)) * 10_000) / 100;
  const over = (code: string): number =>
    Number(lines.every((line) => line.code !== code || (line.validTo !== null && line.validTo < today)));
  // What is over comes last: an editor looks for what holds and what comes.
  const codes = [...new Set(lines.map((line) => line.code))].toSorted((a, b) => over(a) - over(b));
  return {
    years: Array.from({ length: last - first + 1 }, (_, index) => first + index),
    today: percent(at(today)),
    rows: codes.map((code) => ({
      code,
      stretches: lines
        .filter((line) => line.code === code)
        .map((line) => {
          const left = percent(at(line.validFrom));
          const right = line.validTo ? percent(at(line.validTo) + DAY) : 100;
          return { line, left, width: Math.round((right - left) * 100) / 100 };
        }),
    })),
  };
}
