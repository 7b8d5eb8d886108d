import { StaffDirectory } from '@buka-pintu/identity';
import { DEMO_OFFICE, Offices } from '@buka-pintu/offices';
import { addDays, dayIn, instantAt, newId, type SeedContext, Vault } from '@buka-pintu/platform';
import { demoPerson, dice } from '../bookings/demo-people.js';
import { DEMO_ALWAYS_OPEN } from '../supply/supply.seed.js';
import { ExpectedVisitor } from './expected-visitor.entity.js';
import { VisitorImport } from './visitor-import.entity.js';
import { numberKey, visitorPlace } from './visitor-seals.js';

const SERVICE = 'passport_new_adult';
const PEOPLE = 14;

/** A list of today and one of tomorrow, of people who do not exist, as if an officer had imported them in the morning. */
export async function seedDemoVisitors({ db, get, clock, log }: SeedContext): Promise<void> {
  const { zone } = await get(Offices).byNumber(DEMO_OFFICE);
  const { id: servicePointId } = await get(Offices).servicePointByCode(DEMO_ALWAYS_OPEN);
  const [begunBy] = await get(StaffDirectory).withRole(DEMO_OFFICE, 'counter');
  const now = clock.now();
  const today = dayIn(zone, now);
  if (!begunBy || (await db.repo(VisitorImport).existsBy({ officeId: DEMO_OFFICE, onDay: today }))) return;
  const vault = get(Vault);
  const roll = dice(20261125);
  await db.transaction(async () => {
    for (const onDay of [today, addDays(today, 1)]) {
      const id = newId(DEMO_OFFICE);
      const place = { officeId: DEMO_OFFICE, servicePointId, onDay };
      const visitors = Array.from({ length: PEOPLE }, (_, at) => {
        const visitorId = newId(DEMO_OFFICE);
        const number = `MP-${onDay.replaceAll('-', '').slice(2)}-${String(at + 1).padStart(4, '0')}`;
        const hour = String(8 + Math.floor(at / 2)).padStart(2, '0');
        return {
          ...{ ...place, id: visitorId, serviceCode: SERVICE, lane: at % 5 === 4 ? 'priority' : 'regular' },
          startsAt: new Date(instantAt(zone, onDay, `${hour}:${at % 2 === 0 ? '00' : '30'}`)),
          numberKey: numberKey(vault, DEMO_OFFICE, number),
          numberSealed: vault.seal(number, visitorPlace('number', visitorId)),
          nameSealed: vault.seal(demoPerson(roll, false).name, visitorPlace('name', visitorId)),
          ...{
            state: 'expected',
            personKey: null,
            vanishedAt: null,
            checkedInAt: null,
            createdAt: now,
            erasedAt: null,
          },
        } satisfies Omit<ExpectedVisitor, 'version'>;
      });
      await db.repo(VisitorImport).insert({
        ...{ ...place, id, serviceCode: SERVICE, lane: 'regular', state: 'registered', contentSealed: null, begunBy },
        ...{ begunAt: now, registeredAt: now, undoneAt: null, lines: PEOPLE, added: PEOPLE },
      });
      for (const visitor of visitors) await db.repo(ExpectedVisitor).insert(visitor);
    }
  });
  log(`${DEMO_ALWAYS_OPEN}: ${2 * PEOPLE} expected visitors who do not exist`);
}
