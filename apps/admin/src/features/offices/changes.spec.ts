import { describe, expect, it } from 'vitest';
import { differences, nameOf } from './changes.js';

const week = (from: string) => [
  { weekday: 2, opensAt: from, closesAt: '12:00' },
  { weekday: 1, opensAt: from, closesAt: '12:00' },
];

describe('what a change of the settings changed', () => {
  it('is the fields that differ, whatever the order they were written in', () => {
    const before = { id: 'a', version: 1, name: 'Loket 1', lanes: ['regular', 'priority'], hours: week('08:00') };
    const after = { name: 'Loket 2', hours: week('08:00').toReversed(), lanes: ['priority', 'regular'] };
    const found = differences({ change: 'changed', before, after });
    expect(found).toEqual([{ field: 'name', before: 'Loket 1', after: 'Loket 2' }]);
    expect(differences({ change: 'changed', before, after: { ...after, hours: week('09:00') } })).toHaveLength(2);
  });

  it('leaves out what only one side ever said', () => {
    expect(differences({ change: 'changed', before: { name: 'A', phone: null }, after: { name: 'A' } })).toEqual([]);
  });

  it('is all that something new or removed held', () => {
    const state = { name: 'Loket 9', number: 9, lanes: [], phone: null };
    const fields = (part: object) => differences({ before: null, after: null, change: 'added', ...part });
    expect(fields({ after: state }).map((one) => one.field)).toEqual(['number', 'lanes']);
    expect(fields({ change: 'removed', before: state }).map((one) => one.before)).toEqual([9, []]);
  });

  it('is called by its name, its message, or its note', () => {
    expect(nameOf({ before: { name: 'Lama' }, after: { name: 'Baru' } }, 'id')).toBe('Baru');
    expect(nameOf({ before: null, after: { name: null, message: { id: 'Padam', en: 'Power cut' } } }, 'en')).toBe(
      'Power cut',
    );
    expect(nameOf({ before: { note: null }, after: null }, 'id')).toBeUndefined();
  });
});
