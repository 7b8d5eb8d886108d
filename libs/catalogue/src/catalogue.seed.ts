import type { SeedContext } from '@buka-pintu/platform';
import type { ObjectLiteral, Repository } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { FeeLine } from './fee-line.entity.js';
import { FEE_FACTS, GROUP_FACTS, REQUIREMENT_FACTS, SERVICE_FACTS } from './passport-new-adult.js';
import { RequirementGroup } from './requirement-group.entity.js';
import { Requirement } from './requirement.entity.js';
import { Service } from './service.entity.js';

/** The services as far as their rules are known. Rows that exist are left alone: an office may have corrected them. */
export async function seedServices({ db }: SeedContext): Promise<void> {
  await db.transaction(async () => {
    const { name, summary, ...facts } = SERVICE_FACTS;
    const texts = { nameId: name.id, nameEn: name.en, summaryId: summary.id, summaryEn: summary.en };
    const service: Service = { ...facts, ...texts, state: 'published' };
    await insertMissing(db.reference(Service), [service]);
    await insertMissing(
      db.reference(RequirementGroup),
      GROUP_FACTS.map((group) => ({
        serviceCode: facts.code,
        code: group.code,
        nameId: group.name.id,
        nameEn: group.name.en,
      })),
    );
    await insertMissing(db.reference(Requirement), REQUIREMENT_FACTS);
    await insertMissing(db.reference(FeeLine), FEE_FACTS);
  });
}

async function insertMissing<E extends ObjectLiteral>(
  repository: Repository<E>,
  rows: QueryDeepPartialEntity<E>[],
): Promise<void> {
  await repository.createQueryBuilder().insert().values(rows).orIgnore().execute();
}
