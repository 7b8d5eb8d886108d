import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Walk-in seats are used up one ticket at a time. */
export class WalkInSeats1795317640002 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      alter table seat add column ticket_id uuid,
        add constraint seat_taken_ck check (booking_id is null or ticket_id is null)`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table seat drop constraint seat_taken_ck, drop column ticket_id');
  }
}
