import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProviderSignOut1795316610090 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table staff_session add column sign_out_sealed bytea');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table staff_session drop column sign_out_sealed');
  }
}
