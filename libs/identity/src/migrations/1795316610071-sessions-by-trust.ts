import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SessionsByTrust1795316610071 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table staff_session add column by_trust boolean not null default false');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table staff_session drop column by_trust');
  }
}
