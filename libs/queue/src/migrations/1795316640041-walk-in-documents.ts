import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A walk-in who shows a document is found by it again: only its keyed hash is kept. */
export class WalkInDocuments1795316640041 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table ticket add column person_key bytea');
    await run.query('create index ticket_person_ix on ticket (office_id, person_key) where person_key is not null');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop index ticket_person_ix; alter table ticket drop column person_key');
  }
}
