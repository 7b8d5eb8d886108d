import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Slot rules are edited in the settings now, by one of two administrators at a time. */
export class SlotRuleVersion1795315640041 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`alter table slot_rule add column version integer not null default 1`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`alter table slot_rule drop column version`);
  }
}
