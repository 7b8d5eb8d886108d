import { dayInWords, momentInWords } from './in-words.js';

describe('a moment in words', () => {
  const at = new Date('2026-11-24T01:30:00Z');
  it.each([
    ['id', 'Asia/Jakarta', 'Selasa, 24 November 2026 pukul 08.30 WIB'],
    ['id', 'Asia/Makassar', 'Selasa, 24 November 2026 pukul 09.30 WITA'],
    ['en', 'Asia/Jayapura', 'Tuesday, 24 November 2026 at 10:30 WIT'],
  ] as const)('%s, %s', (locale, zone, words) => {
    expect(momentInWords(locale, zone, at)).toBe(words);
    expect(momentInWords(locale, zone, at.toISOString())).toBe(words);
  });
  it('a day is the same everywhere', () => {
    expect(dayInWords('id', '2026-11-24')).toBe('Selasa, 24 November 2026');
    expect(dayInWords('en', '2026-11-24')).toBe('Tuesday, 24 November 2026');
  });
});
