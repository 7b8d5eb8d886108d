import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When people were told that their time had been closed. */
export class AffectedBookings1795315640050 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table booking add column affected_told_at timestamptz');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table booking drop column affected_told_at');
  }
}
