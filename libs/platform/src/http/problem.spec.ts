import { fill } from './problem.js';

describe('the text of a problem', () => {
  it('carries its members, and leaves what it does not know', () => {
    expect(fill('{slot} is full, {other}', { slot: '08:00' })).toBe('08:00 is full, {other}');
  });
  it('speaks one language, also where a member has both', () => {
    const members = { reason: { id: 'Akhir pekan', en: 'Weekend' } };
    expect(fill('Tutup: {reason}.', members, 'id')).toBe('Tutup: Akhir pekan.');
    expect(fill('Closed: {reason}.', members, 'en')).toBe('Closed: Weekend.');
  });
  it('says days and moments as people do, moments by the clock of the zone that is told', () => {
    const members = { on: '2026-11-24', startsAt: '2026-11-24T01:30:00.000Z', zone: 'Asia/Makassar' };
    expect(fill('{on}', members, 'id')).toBe('Selasa, 24 November 2026');
    expect(fill('{startsAt}', members, 'en')).toBe('Tuesday, 24 November 2026 at 09:30 WITA');
    expect(fill('{startsAt}', { startsAt: members.startsAt })).toBe('2026-11-24T01:30:00.000Z');
  });
});
