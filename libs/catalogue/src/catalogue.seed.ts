import { DEMO_OFFICE } from '@buka-pintu/offices';
import { type Db, newId, type SeedContext } from '@buka-pintu/platform';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { FACTS_EDITION, rowsOf, SERVICES } from './facts/services.js';
import { FeeLine } from './fee-line.entity.js';
import { OfficeSwitch } from './office-switch.entity.js';
import { RequirementGroup } from './requirement-group.entity.js';
import { Requirement } from './requirement.entity.js';
import { ServiceTime } from './service-time.entity.js';
import { Service } from './service.entity.js';
import { StandardPart } from './standard-part.entity.js';

/**
 * The services as far as their rules are known. A service is given an edition of our facts once: what an office has discarded
 * or withdrawn must not come back with the next start, and a service that somebody has edited is theirs.
 */
export async function seedServices({ db }: SeedContext): Promise<void> {
  for (const facts of SERVICES) {
    const rows = rowsOf(facts);
    await db.transaction(async () => {
      const known = await db.reference(Service).findOneBy({ code: facts.code });
      if (known && (known.factsEdition >= FACTS_EDITION || known.version > 1)) return;
      await insertMissing(db, Service, [rows.service]);
      await insertMissing(db, RequirementGroup, rows.groups);
      await insertMissing(db, Requirement, rows.requirements);
      await insertMissing(db, FeeLine, rows.fees);
      await insertMissing(db, ServiceTime, rows.times);
      await insertMissing(db, StandardPart, rows.parts);
      await db.reference(Service).update({ code: facts.code }, { factsEdition: FACTS_EDITION });
    });
  }
}

/** The demo office serves the same day on weekday mornings: fictitious, like the office. */
export async function seedDemoSwitches({ db }: SeedContext): Promise<void> {
  const officeId = DEMO_OFFICE;
  if (await db.repo(OfficeSwitch).existsBy({ officeId })) return;
  await db.repo(OfficeSwitch).insert({
    officeId,
    id: newId(officeId),
    name: 'same_day',
    serviceCode: null,
    validFrom: '2025-01-01',
    validTo: null,
    isOn: true,
    hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensAt: '08:00', closesAt: '10:00' })),
    legalBasis: 'PP No. 45 Tahun 2024',
    source: 'Kantor contoh (fiktif)',
    confidence: 'confirmed',
    version: 1,
  });
}

async function insertMissing<E extends ObjectLiteral>(
  db: Db,
  entity: EntityTarget<E>,
  rows: QueryDeepPartialEntity<E>[],
): Promise<void> {
  if (rows.length > 0) await db.reference(entity).createQueryBuilder().insert().values(rows).orIgnore().execute();
}
