import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many bookings each API client has made in an office on a day, in sixteen parts: one row would make every booking of
 * a busy client wait for the one before.
 */
export class BookingQuota1795316640051 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table booking_quota (
        office_id integer not null,
        client_id uuid not null,
        on_day date not null,
        shard integer not null,
        booked integer not null default 0,
        constraint booking_quota_pk primary key (office_id, client_id, on_day, shard),
        constraint booking_quota_shard_ck check (shard between 0 and 15)
      )`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table booking_quota');
  }
}
