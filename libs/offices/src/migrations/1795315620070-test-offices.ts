import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TestOffices1795315620070 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      alter table office
        add column test_of integer,
        add column test_client_id uuid,
        add column test_staff_id uuid`);
    // The number alone says which kind it is, also to code that never sees this row.
    await run.query(`alter table office add constraint office_test_ck
      check ((id >= 1024) = (test_of is not null) and (test_of is null) = (test_client_id is null))`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`alter table office drop constraint office_test_ck, drop column test_of, drop column test_client_id,
      drop column test_staff_id`);
  }
}
