import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why an officer took a number that looks wrong: an old card, a slip of the register. */
export class DocumentRemark1795316640050 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table booking add column document_remark_sealed bytea');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table booking drop column document_remark_sealed');
  }
}
