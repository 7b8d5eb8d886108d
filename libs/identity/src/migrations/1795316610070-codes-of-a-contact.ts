import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CodesOfAContact1795316610070 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('create index citizen_code_contact_ix on citizen_code (contact_key, issued_at)');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop index citizen_code_contact_ix');
  }
}
