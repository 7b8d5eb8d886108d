import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many bookings a client may make in one office on one day. */
export class BookingsPerDay1795316610050 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      alter table api_client add column bookings_per_day integer not null default 500
        constraint api_client_bookings_per_day_ck check (bookings_per_day > 0)`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table api_client drop column bookings_per_day');
  }
}
