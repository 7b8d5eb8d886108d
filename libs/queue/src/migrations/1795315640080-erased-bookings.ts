import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ErasedBookings1795315640080 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table booking add column erased_at timestamptz');
    await run.query('create index booking_person_ix on booking (office_id, person_key)');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop index booking_person_ix; alter table booking drop column erased_at');
  }
}
