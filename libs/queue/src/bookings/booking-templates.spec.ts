import { whenText } from './booking-templates.js';

describe('the time of a visit in words', () => {
  const at = new Date('2026-11-24T01:30:00Z');
  it.each([
    ['id', 'Asia/Jakarta', 'Selasa, 24 November 2026 pukul 08.30 WIB'],
    ['id', 'Asia/Makassar', 'Selasa, 24 November 2026 pukul 09.30 WITA'],
    ['en', 'Asia/Jayapura', 'Tuesday, 24 November 2026 at 10:30 WIT'],
  ] as const)('%s, %s', (locale, zone, words) => {
    expect(whenText(locale, zone, at)).toBe(words);
  });
});
