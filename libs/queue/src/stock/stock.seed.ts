import { DEMO_OFFICE, Offices } from '@buka-pintu/offices';
import { addDays, dayIn, newId, type SeedContext } from '@buka-pintu/platform';
import { StockFlag } from './stock-flag.entity.js';

/** Two days on which the demo office's mall has run out of blanks: what availability, the week and the affected list look like then. */
export async function seedDemoStock({ db, get, clock }: SeedContext): Promise<void> {
  const flags = db.repo(StockFlag);
  if (await flags.existsBy({ officeId: DEMO_OFFICE })) return;
  const offices = get(Offices);
  const point = (await offices.servicePoints(DEMO_OFFICE)).find(({ code }) => code === 'CTH-2');
  const [serviceCode] = point?.serviceCodes ?? [];
  if (!point || serviceCode === undefined) return;
  const { zone } = await offices.byNumber(DEMO_OFFICE);
  const today = dayIn(zone, clock.now());
  await db.transaction(() =>
    flags.insert({
      ...{ officeId: DEMO_OFFICE, id: newId(DEMO_OFFICE), servicePointId: point.id, serviceCode },
      ...{ sinceOn: addDays(today, 12), untilOn: addDays(today, 13), flaggedAt: clock.now() },
      reason: { id: 'Blangko paspor habis (contoh)', en: 'Out of passport blanks (fictitious)' },
    }),
  );
}
