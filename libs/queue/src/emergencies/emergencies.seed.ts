import { StaffDirectory } from '@buka-pintu/identity';
import { DEMO_OFFICE, Offices } from '@buka-pintu/offices';
import { newId, type SeedContext } from '@buka-pintu/platform';
import { Emergency } from './emergency.entity.js';

/** One false alarm of the demo's past, so that the list has a line to look at. */
export async function seedDemoEmergencies({ db, get, clock }: SeedContext): Promise<void> {
  if (await db.repo(Emergency).findOneBy({ officeId: DEMO_OFFICE })) return;
  const [point] = await get(Offices).servicePoints(DEMO_OFFICE);
  const [counter] = point ? await get(Offices).counters(DEMO_OFFICE, point.id) : [];
  const [officer] = await get(StaffDirectory).withRole(DEMO_OFFICE, 'counter');
  const [head] = await get(StaffDirectory).withRole(DEMO_OFFICE, 'head');
  if (!counter || !officer || !head) return;
  const raisedAt = new Date(clock.now().getTime() - 3 * 86_400_000);
  const later = (seconds: number) => new Date(raisedAt.getTime() + seconds * 1000);
  await db.repo(Emergency).insert({
    ...{ officeId: DEMO_OFFICE, id: newId(DEMO_OFFICE), servicePointId: counter.servicePointId, counterId: counter.id },
    ...{ staffId: officer, state: 'false_alarm', raisedAt, acknowledgedAt: later(20), acknowledgedBy: head },
    ...{ endedAt: later(90), endedBy: head, version: 3 },
  });
}
