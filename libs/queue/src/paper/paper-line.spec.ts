import { lineFaults, lineTimes, readNumber } from './paper-line.js';
import { PAPER_LINE } from './paper-example.js';

const now = Date.parse('2026-11-23T05:00:00Z');
const faults = (change: object, zone = 'Asia/Jakarta') =>
  lineFaults(lineTimes(zone, '2026-11-23', { ...PAPER_LINE, ...change }), now);

describe('a line of a sheet', () => {
  it('reads a number however it was typed', () => {
    for (const typed of ['M-001', 'm1', 'M01', ' m-1 ']) expect(readNumber(typed)).toEqual({ prefix: 'M', number: 1 });
    expect(readNumber('KA-020')).toEqual({ prefix: 'KA', number: 20 });
    expect(readNumber('?')).toEqual({ prefix: '', number: 0 });
  });

  it('takes its times by the clock of the office, whatever its zone', () => {
    for (const [zone, at] of [
      ['Asia/Jakarta', '2026-11-23T03:05:00.000Z'],
      ['Asia/Makassar', '2026-11-23T02:05:00.000Z'],
      ['Asia/Jayapura', '2026-11-23T01:05:00.000Z'],
    ] as const)
      expect(new Date(lineTimes(zone, '2026-11-23', PAPER_LINE).arrivedAt).toISOString()).toBe(at);
  });

  it('finds what cannot be, and takes a call that nobody wrote down for the moment it began', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ calledAt: null })).toEqual([]);
    expect(lineTimes('Asia/Jakarta', '2026-11-23', { ...PAPER_LINE, calledAt: '' }).calledAt).toBe(
      Date.parse('2026-11-23T03:21:00Z'),
    );
    expect(faults({ startedAt: '10:10' })).toEqual([{ field: 'startedAt', code: 'before_the_one_before' }]);
    expect(faults({ endedAt: '12:01' })).toEqual([{ field: 'endedAt', code: 'future' }]);
    expect(faults({ endedAt: '12:01' }, 'Asia/Jayapura')).toEqual([]);
  });
});
