import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AccessLogOnBehalfOf1795316610010 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table access_log add column on_behalf_of uuid');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table access_log drop column on_behalf_of');
  }
}
