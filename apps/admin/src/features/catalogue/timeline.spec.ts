import { describe, expect, it } from 'vitest';
import type { FeeLine } from './catalogue.queries.js';
import { timelineOf } from './timeline.js';

const line = (code: string, validFrom: string, validTo: string | null): FeeLine =>
  ({ code, validFrom, validTo, state: 'published' }) as FeeLine;

describe('the timeline of fees', () => {
  it('runs from the first year to two after the last change, and open lines to its end', () => {
    const { years, rows } = timelineOf(
      [line('a', '2025-01-01', '2025-12-31'), line('a', '2026-01-01', null)],
      '2026-11-23',
    );
    expect(years).toEqual([2025, 2026, 2027, 2028]);
    expect(rows).toHaveLength(1);
    const [before, after] = rows[0]!.stretches;
    expect(before).toMatchObject({ left: 0, width: 24.98 });
    expect(after!.left).toBe(24.98);
    expect(after!.left + after!.width).toBeCloseTo(100);
  });

  it('puts what is over last', () => {
    const lines = [line('old', '2019-05-03', '2024-12-16'), line('new', '2024-12-17', null)];
    expect(timelineOf(lines, '2026-11-23').rows.map((row) => row.code)).toEqual(['new', 'old']);
  });

  it('has room for what comes', () => {
    expect(timelineOf([line('a', '2026-01-01', null), line('a', '2028-01-01', null)], '2026-11-23').years.at(-1)).toBe(
      2030,
    );
    expect(timelineOf([], '2026-11-23').years).toEqual([2026, 2027, 2028]);
  });
});
