import { DEMO_OFFICE, Offices } from '@buka-pintu/offices';
import { newId, type SeedContext } from '@buka-pintu/platform';
import { Journey } from './journey.entity.js';

const SERVICE = 'passport_renewal';

/** A renewal in two steps at the demo's larger service points: documents at the first counter, the photo at the others. */
export async function seedDemoJourneys({ db, get }: SeedContext): Promise<void> {
  const offices = get(Offices);
  for (const point of await offices.servicePoints(DEMO_OFFICE)) {
    const [first, ...others] = await offices.counters(DEMO_OFFICE, point.id);
    if (!first || others.length === 0 || !point.serviceCodes.includes(SERVICE)) continue;
    const journey = { officeId: DEMO_OFFICE, servicePointId: point.id, serviceCode: SERVICE };
    if (await db.repo(Journey).findOneBy(journey)) continue;
    const documents = { code: 'documents', nameId: 'Periksa berkas', nameEn: 'Documents', counterIds: [first.id] };
    const photo = { code: 'interview_photo', nameId: 'Wawancara dan foto', nameEn: 'Interview and photo' };
    const steps = [
      { ...documents, targetMinutes: null },
      { ...photo, counterIds: others.map(({ id }) => id), targetMinutes: 20 },
    ];
    await db.repo(Journey).insert({ ...journey, id: newId(DEMO_OFFICE), validFrom: '2026-01-01', steps, version: 1 });
  }
}
