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
});
