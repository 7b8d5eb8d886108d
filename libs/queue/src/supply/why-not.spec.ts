import { type DayFacts, NO_BOOKING, NO_SEATS, SPILLED_AWAY, whyNotAtAll, whyNotOn } from './why-not.js';

const now = '2026-11-23T03:00:00.000Z';
const slot = (hour: number, left: number, held = 0) => ({
  startsAt: `2026-11-23T0${hour}:00:00.000Z`,
  seats: 4,
  left,
  held,
  spilled: 0,
});
const day = (facts: Partial<DayFacts>): DayFacts => ({
  now,
  over: false,
  releasedAt: '2026-11-09T01:00:00.000Z',
  slots: [slot(2, 4), slot(4, 1)],
  ...facts,
});
const holiday = { id: 'Hari Natal', en: 'Christmas Day' };

describe('why there is nothing to book', () => {
  it('has no reason when a coming slot has a seat', () => {
    expect(whyNotOn(day({}))).toBeNull();
  });

  it.each([
    ['the day is over', day({ over: true }), { code: 'past' }],
    ['every slot has begun', day({ slots: [slot(2, 4), slot(3, 4)] }), { code: 'past' }],
    ['the office is closed', day({ closed: holiday, slots: [] }), { code: 'closed', reason: holiday }],
    [
      'a closed day beyond the horizon',
      day({ closed: holiday, releasedAt: '2027-01-01T00:00:00.000Z', slots: [] }),
      { code: 'closed', reason: holiday },
    ],
    [
      'something has run out, whatever is left of seats',
      day({ stockOut: holiday }),
      { code: 'stock', reason: holiday },
    ],
    ['a closed day without stock', day({ closed: holiday, stockOut: NO_SEATS }), { code: 'closed', reason: holiday }],
    [
      'it is not on sale',
      day({ releasedAt: '2026-11-24T01:00:00.000Z', slots: [] }),
      { code: 'not_open_yet', opensAt: '2026-11-24T01:00:00.000Z' },
    ],
    ['no rule', day({ releasedAt: undefined, slots: [] }), { code: 'closed', reason: NO_BOOKING }],
    ['no such lane', day({ slots: [{ ...slot(4, 0), seats: 0 }] }), { code: 'closed', reason: NO_SEATS }],
    ['all sold', day({ slots: [slot(2, 4), slot(4, 0)] }), { code: 'sold_out' }],
    [
      'the rest is for another lane',
      day({ slots: [{ ...slot(4, 0), spilled: 1 }, slot(5, 0)] }),
      { code: 'sold_out', reason: SPILLED_AWAY },
    ],
    ['the last one is held', day({ slots: [slot(4, 0, 1), slot(5, 0)] }), { code: 'held_try_again' }],
  ])('says so when %s', (_, facts, why) => {
    expect(whyNotOn(facts)).toEqual(why);
  });

  it('sums days up to the most hopeful reason', () => {
    const late = { code: 'not_open_yet' as const, opensAt: '2026-11-30T01:00:00.000Z' };
    const soon = { code: 'not_open_yet' as const, opensAt: '2026-11-24T01:00:00.000Z' };
    expect(whyNotAtAll([{ code: 'past' }, late, { code: 'sold_out' }, soon])).toEqual(soon);
    expect(whyNotAtAll([{ code: 'sold_out' }, { code: 'closed', reason: holiday }])).toEqual({ code: 'sold_out' });
    expect(whyNotAtAll([{ code: 'past' }, { code: 'held_try_again' }, soon])).toEqual({ code: 'held_try_again' });
    expect(whyNotAtAll([{ code: 'past' }, null])).toBeNull();
  });
});
