import { inWords, sizeSeats } from './seat-suggestion.js';

const hour = { counters: 2, minutes: 60, p50Seconds: 600, showUpRate: 0.85 };

describe('the size of a slot', () => {
  it('is what its counters can serve, and what will be used of it', () => {
    expect(sizeSeats(hour)).toEqual({ capacity: 12, seats: 12, come: 10, walkIns: 2 });
    expect(inWords(hour, sizeSeats(hour)).en).toBe(
      '2 counters × 60 min ÷ 10 min = 12 people. Of 12 seats 85 % come = 10; 2 for walk-ins.',
    );
  });

  it('is never more than can be served, however many stay away', () => {
    expect(sizeSeats({ ...hour, showUpRate: 0.5 }).seats).toBe(12);
    expect(sizeSeats({ ...hour, counters: 1.9 }).seats).toBe(11);
    expect(sizeSeats({ ...hour, p50Seconds: 0 })).toMatchObject({ seats: 0, come: 0 });
  });
});
