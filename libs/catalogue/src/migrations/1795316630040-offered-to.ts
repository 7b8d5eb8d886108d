import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The last day on which a service is offered; unknown for nearly all. */
export class OfferedTo1795316630040 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table service add column offered_to date');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table service drop column offered_to');
  }
}
