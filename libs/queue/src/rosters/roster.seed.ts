import { Catalogue } from '@buka-pintu/catalogue';
import { StaffDirectory } from '@buka-pintu/identity';
import { DEMO_OFFICE, Offices } from '@buka-pintu/offices';
import { addDays, dayIn, newId, type SeedContext, Vault } from '@buka-pintu/platform';
import { demoPerson, dice } from '../bookings/demo-people.js';
import { Roster, RosterLimit, RosterMember } from './roster.entity.js';
import { sealContact, sealMember } from './roster-person.js';

const SERVICE = 'passport_new_adult';

/*
 * What newspapers told of Eazy Passport: fifty people at least in 2020, thirty to fifty in 2023, none in campaigns; some offices
 * accept five. No rule was found: an office that knows better says so by a row of its own. The greatest size is a guess.
 */
const LIMITS: readonly RosterLimit[] = [
  {
    ...{ validFrom: '2020-07-01', minMembers: 50, maxMembers: 200, changeDays: 3 },
    ...{ source: 'Berita tentang Eazy Passport 2020–2021', confidence: 'to_be_confirmed' },
  },
  {
    ...{ validFrom: '2023-01-01', minMembers: 5, maxMembers: 200, changeDays: 3 },
    ...{ source: 'Berita 2023: 30–50 orang; sebagian kantor menerima 5', confidence: 'to_be_confirmed' },
  },
];

/** The sizes of rosters; rows that are there already are left as they are. */
export async function seedRosterLimits({ db }: SeedContext): Promise<void> {
  const limits = db.reference(RosterLimit);
  for (const limit of LIMITS) if (!(await limits.existsBy({ validFrom: limit.validFrom }))) await limits.insert(limit);
}

const PEOPLE = 12;

/** A letter of a village that does not exist, for the demo's officers to answer. */
export async function seedDemoRoster({ db, get, clock, log }: SeedContext): Promise<void> {
  if (await db.repo(Roster).existsBy({ officeId: DEMO_OFFICE })) return;
  const vault = get(Vault);
  const { zone } = await get(Offices).byNumber(DEMO_OFFICE);
  const [staffId] = await get(StaffDirectory).withRole(DEMO_OFFICE, 'counter');
  const { family } = await get(Catalogue).service(SERVICE);
  const today = dayIn(zone, clock.now());
  const id = newId(DEMO_OFFICE);
  const row: Omit<Roster, 'version'> = {
    ...{
      officeId: DEMO_OFFICE,
      id,
      state: 'filed',
      serviceCode: SERVICE,
      family,
      place: 'Balai Desa Kenanga (contoh)',
    },
    ...{
      requester: 'Pemerintah Desa Kenanga (contoh)',
      letterNumber: '470/112/DS-KNG/2026',
      letterOn: addDays(today, -6),
    },
    ...{ letterKeptBy: 'Tata usaha, map surat masuk', wantedFrom: addDays(today, 7), wantedTo: addDays(today, 28) },
    ...sealContact(vault, id, { name: 'Ketut Sudarma', phone: '+6281200000001', locale: 'id' }),
    ...{ apiClientId: null, staffId: staffId ?? null, servicePointId: null, onDay: null, reason: null },
    ...{ createdAt: clock.now(), erasedAt: null },
  };
  const roll = dice(20261126);
  await db.transaction(async () => {
    await db.repo(Roster).insert(row);
    const people = Array.from({ length: PEOPLE }, (_, at) => {
      const { name, documentNumber, birthOn } = demoPerson(roll, false);
      return sealMember(vault, row, { name, documentNumber, birthOn, documentKind: 'nik', country: 'ID' }, at);
    });
    await db.repo(RosterMember).insert(people);
  });
  log(`A roster of ${PEOPLE} people who do not exist`);
}
