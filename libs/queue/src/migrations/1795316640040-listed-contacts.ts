import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bookings made before contacts were listed are found by a mark, so that a job can list them bit by bit and be stopped at any time. */
export class ListedContacts1795316640040 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table booking add column contacts_listed boolean not null default false');
    // Whatever is booked from now on lists its own.
    await run.query('alter table booking alter column contacts_listed set default true');
    await run.query('create index booking_unlisted_ix on booking (office_id, id) where not contacts_listed');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop index booking_unlisted_ix; alter table booking drop column contacts_listed');
  }
}
