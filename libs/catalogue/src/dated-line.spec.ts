import { afterPublication, type DraftOf, gapsOf, holdsOn } from './dated-line.js';

const line = (validFrom: string, validTo: string | null, more: Partial<DraftOf> = {}): DraftOf => ({
  code: 'fee',
  validFrom,
  validTo,
  withdraws: false,
  ...more,
});
const days = (lines: readonly DraftOf[]) => lines.map(({ validFrom, validTo }) => [validFrom, validTo]);

describe('a dated line', () => {
  it('holds on both of its ends', () => {
    const january = line('2026-01-01', '2026-01-31');
    const held = ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'].map((day) => holdsOn(january, day));
    expect(held).toEqual([false, true, true, false]);
  });
});

describe('after publication', () => {
  it('an open line gives way on the day before the next begins', () => {
    const { lines, gone, overlaps } = afterPublication([line('2024-12-17', null)], [line('2027-01-01', null)]);
    expect(days(lines)).toEqual([
      ['2024-12-17', '2026-12-31'],
      ['2027-01-01', null],
    ]);
    expect([gone, overlaps]).toEqual([[], []]);
  });

  it('a line with an end gives way to nobody', () => {
    const { overlaps } = afterPublication([line('2024-12-17', '2026-12-31')], [line('2026-12-31', null)]);
    expect(overlaps).toEqual([
      {
        code: 'fee',
        first: { from: '2024-12-17', to: '2026-12-31' },
        second: { from: '2026-12-31', to: null },
      },
    ]);
    expect(afterPublication([line('2024-12-17', '2026-12-31')], [line('2027-01-01', null)]).overlaps).toEqual([]);
  });

  it('a draft of the same first day corrects the line', () => {
    const { lines, gone } = afterPublication([line('2024-12-17', null)], [line('2024-12-17', '2026-12-31')]);
    expect(days(lines)).toEqual([['2024-12-17', '2026-12-31']]);
    expect(days(gone)).toEqual([['2024-12-17', null]]);
  });

  it('a draft before a future line ends where that begins, and not over it when it says an end', () => {
    const published = [line('2027-01-01', null)];
    expect(days(afterPublication(published, [line('2026-01-01', null)]).lines)[0]).toEqual([
      '2026-01-01',
      '2026-12-31',
    ]);
    expect(afterPublication(published, [line('2026-01-01', '2027-06-30')]).overlaps).toHaveLength(1);
  });

  it('a withdrawal takes a line away, and its neighbour can be opened again in the same act', () => {
    const published = [line('2024-12-17', '2026-12-31'), line('2027-01-01', null)];
    const drafts = [line('2024-12-17', null), line('2027-01-01', null, { withdraws: true })];
    const { lines, gone, overlaps } = afterPublication(published, drafts);
    expect(days(lines)).toEqual([['2024-12-17', null]]);
    expect([gone.length, overlaps.length]).toEqual([2, 0]);
  });

  it('leaves lines of other codes alone', () => {
    const other = line('2020-01-01', null, { code: 'other' });
    expect(afterPublication([other], [line('2027-01-01', null)]).lines).toContain(other);
  });
});

describe('gaps', () => {
  it('are the days that nothing covers, from the first line on', () => {
    const lines = [line('2026-03-01', '2026-03-31'), line('2026-01-01', '2026-01-31')];
    expect(gapsOf(lines)).toEqual([
      { from: '2026-02-01', to: '2026-02-28' },
      { from: '2026-04-01', to: null },
    ]);
    expect(gapsOf([...lines, line('2026-01-15', null)])).toEqual([]);
    expect(gapsOf([])).toEqual([]);
  });

  it('do not open where one line ends inside another', () => {
    expect(
      gapsOf([line('2026-01-01', '2026-12-31'), line('2026-02-01', '2026-02-28'), line('2027-01-01', null)]),
    ).toEqual([]);
  });
});
