import fc from 'fast-check';
import { LANES } from '../supply/lane.js';
import { DEFAULT_DAY_RULE } from './day-rule.js';
import { type Guest, playDay } from './demo-day.js';

const MINUTE = 60_000;
const eight = Date.parse('2026-11-24T01:00:00Z');
const hours = [
  { startsAt: eight, endsAt: eight + 240 * MINUTE },
  { startsAt: eight + 300 * MINUTE, endsAt: eight + 480 * MINUTE },
];
const desks = [1, 2].map((number) => ({ counterId: `c${number}`, staffId: `s${number}` }));

const guests: fc.Arbitrary<Guest[]> = fc
  .array(
    fc.record({
      lane: fc.constantFrom(...LANES),
      arrivedAt: fc.integer({ min: 0, max: 470 }).map((minutes) => eight + minutes * MINUTE),
    }),
    { maxLength: 40 },
  )
  .map((all) => all.map((it, index) => ({ ...it, id: `g${index}`, bookingId: null, slotStartsAt: null })));

describe('a demo day', () => {
  it('is one that could have been, at whatever moment it is looked at', () => {
    fc.assert(
      fc.property(
        guests,
        fc.integer({ min: 0, max: 900 }),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (all, minutes, rolls) => {
          const until = eight + minutes * MINUTE;
          const roll = () => rolls.next().value as number;
          const stories = playDay(DEFAULT_DAY_RULE, all, desks, { roll, hours, until });
          expect(stories).toHaveLength(all.filter((it) => it.arrivedAt <= until).length);
          for (const { guest, state, spells, calls } of stories) {
            expect(spells[0]!.startedAt).toBe(guest.arrivedAt);
            spells.slice(1).forEach((spell, index) => expect(spell.startedAt).toBe(spells[index]!.endedAt));
            const open = spells.filter((spell) => spell.endedAt === null);
            expect(open.map((spell) => spell.kind)).toEqual(state === 'served' || state === 'missed' ? [] : [state]);
            expect(calls).toHaveLength(spells.filter((spell) => spell.kind === 'called').length);
            for (const spell of spells) expect(spell.startedAt).toBeLessThanOrEqual(spell.endedAt ?? until);
          }
          const atCounters = stories.filter((it) => it.state === 'called' || it.state === 'serving');
          expect(new Set(atCounters.map((it) => it.desk!.counterId)).size).toBe(atCounters.length);
        },
      ),
      { numRuns: 200 },
    );
  });
});
