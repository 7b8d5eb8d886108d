import { DEMO_OFFICE, Offices } from '@buka-pintu/offices';
import { addDays, dayIn, newId, type SeedContext } from '@buka-pintu/platform';
import type { LaneSeats, LaneSpill } from './lane.js';
import { SlotRule } from './slot-rule.entity.js';
import { Supply } from './supply.service.js';

/** How far back the demo office has a history. */
export const DEMO_PAST_DAYS = 21;

const DEMO_LANES: Record<string, LaneSeats> = {
  // Two of them stay free for whoever tries the demo.
  'CTH-1': { regular: 6, priority: 1 },
  'CTH-2': { regular: 2, priority: 1, walk_in: 2 },
};
// Priority seats that nobody booked by the afternoon before are for everybody.
const DEMO_SPILLS: Record<string, LaneSpill[]> = {
  'CTH-2': [{ lane: 'priority', to: 'regular', time: '16:00', daysBefore: 1 }],
};

/** From the day of the first start this one never closes: a newcomer can book, check in and call at any hour of any day. */
export const DEMO_ALWAYS_OPEN = 'CTH-1';
const AROUND_THE_CLOCK = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  opensAt: '00:00',
  closesAt: '24:00',
  onHolidays: true,
}));

/** Lays the coming weeks of every office, so that the first process after a long pause finds its days laid out. */
export async function seedSupply({ get }: SeedContext): Promise<void> {
  await get(Supply).layAhead();
}

/** The demo office's slot rules, its coming weeks, and the past days that its history stands in. */
export async function seedDemoSupply({ db, get, clock }: SeedContext): Promise<void> {
  const rules = db.repo(SlotRule);
  if (await rules.existsBy({ officeId: DEMO_OFFICE })) return;
  const offices = get(Offices);
  const { zone } = await offices.byNumber(DEMO_OFFICE);
  const today = dayIn(zone, clock.now());
  await db.transaction(async () => {
    for (const point of await offices.servicePoints(DEMO_OFFICE)) {
      if (point.code === DEMO_ALWAYS_OPEN) await offices.beginHours(DEMO_OFFICE, point.id, today, AROUND_THE_CLOCK);
      await rules.insert({
        officeId: DEMO_OFFICE,
        id: newId(DEMO_OFFICE),
        servicePointId: point.id,
        minutes: 30,
        lanes: DEMO_LANES[point.code] ?? { regular: 2 },
        spills: DEMO_SPILLS[point.code] ?? [],
        horizonDays: 28,
        releaseTime: '08:00',
        cancelDays: 0,
        validFrom: addDays(today, -DEMO_PAST_DAYS),
        validTo: null,
      });
      await get(Supply).lay(DEMO_OFFICE, point.id, addDays(today, -DEMO_PAST_DAYS), today);
    }
    await get(Supply).layOffice(DEMO_OFFICE);
  });
}
