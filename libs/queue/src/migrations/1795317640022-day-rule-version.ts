import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Day rules are edited now: two who edit one rule see that they do. */
export class DayRuleVersion1795317640022 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table day_rule add column version integer not null default 1');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table day_rule drop column version');
  }
}
