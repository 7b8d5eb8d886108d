import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One office of an installation keeps what holds for all of them; until it says otherwise, the first one. */
export class KeeperOfReference1795315620041 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`alter table office add column keeps_reference boolean not null default false`);
    await run.query(`update office set keeps_reference = true where id = (select min(id) from office)`);
    await run.query(`create unique index office_keeps_reference_uq on office (keeps_reference) where keeps_reference`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`alter table office drop column keeps_reference`);
  }
}
