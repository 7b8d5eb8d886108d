import { addDays, dayIn, type Db, newId, type SeedContext, weekStart } from '@buka-pintu/platform';
import { Closure } from './closures/closure.entity.js';
import { Disruption } from './closures/disruption.entity.js';
import { Counter } from './counter.entity.js';
import { HolidayImport } from './holidays/holiday-import.entity.js';
import { HOLIDAY_FACTS, type HolidayYearFacts } from './holidays/holiday-facts.js';
import { OpeningException } from './hours/opening-exception.entity.js';
import { OpeningRule } from './hours/opening-rule.entity.js';
import { OpeningSet } from './hours/opening-set.entity.js';
import { Office } from './office.entity.js';
import type { AccessibilityFact, ServicePointKind } from './service-point-kind.js';
import { ServicePoint } from './service-point.entity.js';

/** The number of the fictitious demo office. */
export const DEMO_OFFICE = 1;

/** Holidays as far as they are known. What an office has confirmed stays; what was unsure gives way to what we know now. */
export async function seedHolidays({ db }: SeedContext): Promise<void> {
  for (const facts of HOLIDAY_FACTS) {
    // A decree that was imported is the office's own knowledge; ours would bring back days that it took out.
    if (await db.reference(HolidayImport).existsBy({ year: facts.year })) continue;
    await db.transaction(async () => {
      await seedYear(db, facts);
      await seedDays(db, facts);
    });
  }
}

async function seedYear(db: Db, facts: HolidayYearFacts): Promise<void> {
  await db.query(
    `insert into holiday_year (year, legal_basis, sources, confidence) values ($1, $2, $3, $4)
     on conflict (year) do update
       set legal_basis = excluded.legal_basis, sources = excluded.sources, confidence = excluded.confidence
       where holiday_year.confidence = 'to_be_confirmed'`,
    [facts.year, facts.legalBasis, facts.sources, facts.confidence],
  );
}

async function seedDays(db: Db, facts: HolidayYearFacts): Promise<void> {
  const { days, legalBasis, sources } = facts;
  await db.query(
    `insert into holiday (on_day, kind, name_id, name_en, legal_basis, source, confidence)
     select d.on_day, d.kind, d.name_id, d.name_en, $5, $6, 'confirmed'
     from unnest($1::date[], $2::text[], $3::text[], $4::text[]) as d (on_day, kind, name_id, name_en)
     on conflict (on_day) do update
       set kind = excluded.kind, name_id = excluded.name_id, name_en = excluded.name_en,
           legal_basis = excluded.legal_basis, source = excluded.source, confidence = excluded.confidence
       where holiday.confidence = 'to_be_confirmed'`,
    [
      days.map((day) => day.on),
      days.map((day) => day.kind),
      days.map((day) => day.name.id),
      days.map((day) => day.name.en),
      legalBasis,
      sources[0],
    ],
  );
}

interface DemoPoint {
  code: string;
  name: string;
  kind: ServicePointKind;
  address: string;
  accessibility: AccessibilityFact[];
  counters: number;
}

const DEMO_POINTS: DemoPoint[] = [
  {
    code: 'CTH-1',
    name: 'Kantor Imigrasi Contoh',
    kind: 'office',
    address: 'Jalan Contoh No. 1, Kota Contoh (alamat fiktif; untuk peragaan buka setiap saat)',
    accessibility: ['step_free_entrance', 'wheelchair', 'accessible_toilet', 'nursing_room', 'priority_seating'],
    counters: 3,
  },
  {
    code: 'CTH-2',
    name: 'Mal Pelayanan Publik Contoh',
    kind: 'public_service_mall',
    address: 'Jalan Peragaan No. 2, Kota Contoh (alamat fiktif)',
    accessibility: ['step_free_entrance', 'wheelchair', 'priority_seating'],
    counters: 1,
  },
];

/** Monday to Thursday with a break at noon, Friday with a longer one. */
const DEMO_HOURS = [
  ...[1, 2, 3, 4].flatMap((weekday) => [
    { weekday, opensAt: '08:00', closesAt: '12:00' },
    { weekday, opensAt: '13:00', closesAt: '16:00' },
  ]),
  { weekday: 5, opensAt: '08:00', closesAt: '11:30' },
  { weekday: 5, opensAt: '13:30', closesAt: '16:00' },
];

/** The demo office `CTH`: no real office, and it says so. */
export async function seedDemoOffice({ db, log }: SeedContext): Promise<void> {
  if (await db.reference(Office).existsBy({ id: DEMO_OFFICE })) return;
  await db.transaction(async () => {
    await db.reference(Office).insert({
      id: DEMO_OFFICE,
      code: 'CTH',
      name: 'Kantor Imigrasi Contoh',
      zone: 'Asia/Jakarta',
      address: 'Jalan Contoh No. 1, Kota Contoh (kantor fiktif untuk peragaan)',
      phone: null,
      isDemo: true,
      keepsReference: true,
    });
    for (const point of DEMO_POINTS) await seedPoint(db, point);
    await seedOddDays(db);
  });
  log('Demo office CTH (fictitious) is ready');
}

async function seedPoint(db: Db, { counters, ...point }: DemoPoint): Promise<void> {
  const owned = () => ({ officeId: DEMO_OFFICE, id: newId(DEMO_OFFICE) });
  const serviceCodes = ['passport_new_adult', 'passport_new_child', 'passport_renewal'];
  const row = { ...owned(), ...point, serviceCodes };
  await db.repo(ServicePoint).insert(row);
  await db.repo(Counter).insert(
    Array.from({ length: counters }, (_, index) => ({
      ...owned(),
      servicePointId: row.id,
      number: index + 1,
      name: `Loket ${index + 1}`,
      serviceCodes,
    })),
  );
  const set = { ...owned(), servicePointId: row.id, kind: 'normal' as const, validFrom: '2025-01-01', validTo: null };
  await db.repo(OpeningSet).insert(set);
  await db.repo(OpeningRule).insert(DEMO_HOURS.map((hours) => ({ ...owned(), setId: set.id, ...hours })));
}

/** One day of each kind that is not like the others, far enough ahead to be in nobody's way: so that the settings show some. */
async function seedOddDays(db: Db): Promise<void> {
  const owned = () => ({ officeId: DEMO_OFFICE, id: newId(DEMO_OFFICE) });
  const mall = await db.repo(ServicePoint).findOneBy({ officeId: DEMO_OFFICE, code: 'CTH-2' });
  const servicePointId = mall!.id;
  const now = await db.now();
  const saturday = addDays(weekStart(addDays(dayIn('Asia/Jakarta', now), 42)), 5);
  await db.repo(OpeningException).insert({
    ...owned(),
    servicePointId,
    onDay: saturday,
    hours: [{ opensAt: '08:00', closesAt: '12:00' }],
    nameId: 'Layanan Sabtu',
    nameEn: 'Saturday service',
  });
  await db.repo(Closure).insert({
    ...owned(),
    servicePointId,
    onDay: addDays(saturday, 4),
    startsAt: '13:00',
    endsAt: '16:00',
    reasonCode: 'training',
    note: null,
  });
  const endedAt = new Date(now.getTime() - 20 * 3_600_000);
  await db.repo(Disruption).insert({
    ...owned(),
    servicePointId,
    serviceCode: null,
    step: null,
    what: 'power',
    stopsService: true,
    messageId: 'Listrik padam di mal (peragaan)',
    messageEn: 'Power cut in the mall (demo)',
    startsAt: new Date(endedAt.getTime() - 3_600_000),
    expectedEndAt: null,
    endedAt,
  });
}
