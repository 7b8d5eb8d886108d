import { fileNameFor, madeAtOf, outdated } from './backup-files.js';

const at = (instant: string): string => fileNameFor(new Date(instant));

describe('the files of backups', () => {
  it('tell by their names when they were made', () => {
    expect(at('2026-11-23T18:04:05.678Z')).toBe('buka-pintu-2026-11-23T180405Z.backup');
    expect(madeAtOf(at('2026-11-23T18:04:05Z'))).toBe('2026-11-23T18:04:05.000Z');
    for (const other of ['secrets.json', 'buka-pintu-2026-11-23.backup', 'x-buka-pintu-2026-11-23T180405Z.backup'])
      expect(madeAtOf(other)).toBeUndefined();
  });

  it('stay for a fortnight, and one of every month for a year; what is not ours is let be', () => {
    const days = Array.from({ length: 500 }, (_, day) =>
      at(new Date(Date.UTC(2025, 0, 1) + day * 86_400_000).toISOString()),
    );
    const gone = new Set(outdated([...days, 'holiday.jpg', 'secrets.json'], 14));
    const kept = days.filter((name) => !gone.has(name));
    expect(kept.slice(-14)).toEqual(days.slice(-14));
    expect(kept.length).toBe(14 + 11);
    expect(kept.slice(0, 3).map((name) => madeAtOf(name)?.slice(0, 10))).toEqual([
      '2025-06-30',
      '2025-07-31',
      '2025-08-31',
    ]);
    expect([...gone].every((name) => madeAtOf(name))).toBe(true);
    expect(outdated(days.slice(0, 3), 14)).toEqual([]);
  });
});
