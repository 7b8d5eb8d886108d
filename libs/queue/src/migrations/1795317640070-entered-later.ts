import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Spells written down on paper and entered afterwards: they are part of the story, but their minutes are only about right. */
export class EnteredLater1795317640070 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`alter table ticket_period add column entered_later boolean not null default false`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`alter table ticket_period drop column entered_later`);
  }
}
