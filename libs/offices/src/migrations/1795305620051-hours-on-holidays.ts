import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Some places are open on public holidays; their hours say so. */
export class HoursOnHolidays1795305620051 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table opening_rule add column on_holidays boolean not null default false');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table opening_rule drop column on_holidays');
  }
}
