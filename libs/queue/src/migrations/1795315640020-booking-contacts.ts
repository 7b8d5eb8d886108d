import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BookingContacts1795315640020 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    // Keyed by the value, as the person's claim is: whose bookings they are is asked without knowing the office.
    await run.query(`
      create table booking_contact (
        contact_key bytea not null,
        office_id integer not null,
        booking_id uuid not null,
        constraint booking_contact_pk primary key (contact_key, booking_id)
      )`);
    // For the day a booking is erased.
    await run.query(`create index booking_contact_booking_ix on booking_contact (office_id, booking_id)`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table booking_contact');
  }
}
