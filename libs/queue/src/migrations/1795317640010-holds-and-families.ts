import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Seats held until a deadline, families under one `party_id`, and what a reschedule counts. A hold whose deadline has passed is lapsed
 * at that instant, whatever the column says: neither it nor a lapsed booking may stand in the way of whoever claims the seat.
 */
export class HoldsAndFamilies1795317640010 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      alter table booking add column party_id uuid, add column reschedules integer not null default 0,
        add column free_reschedule text, add column held_until timestamptz`);
    await run.query(`alter table booking drop constraint booking_state_ck`);
    await run.query(`
      alter table booking
        add constraint booking_state_ck check (
          state in ('held', 'confirmed', 'checked_in', 'served', 'lapsed', 'cancelled', 'no_show', 'unserved')),
        add constraint booking_held_ck check (state <> 'held' or held_until is not null)`);
    await run.query(`drop index booking_active_seat_uq`);
    await run.query(`
      create unique index booking_active_seat_uq on booking (office_id, seat_id)
        where state not in ('held', 'lapsed', 'cancelled')`);
    await run.query(`create index booking_held_ix on booking (office_id, held_until) where state = 'held'`);
    await run.query(`create index booking_party_ix on booking (office_id, party_id) where party_id is not null`);
    // With it the person is free again from that instant on.
    await run.query(`alter table booking_person_claim add column held_until timestamptz`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      with gone as (
        update booking set state = 'cancelled', version = version + 1 where state in ('held', 'lapsed')
        returning office_id, id, person_key, family
      ), released as (
        delete from booking_person_claim c using gone
        where c.person_key = gone.person_key and c.family = gone.family and c.booking_id = gone.id
      )
      update seat set booking_id = null, held_until = null from gone
      where seat.office_id = gone.office_id and seat.booking_id = gone.id`);
    await run.query(`alter table booking_person_claim drop column held_until`);
    await run.query(`drop index booking_party_ix; drop index booking_held_ix; drop index booking_active_seat_uq`);
    await run.query(`
      alter table booking drop constraint booking_held_ck, drop constraint booking_state_ck,
        drop column party_id, drop column reschedules, drop column free_reschedule, drop column held_until`);
    await run.query(`
      alter table booking add constraint booking_state_ck
        check (state in ('confirmed', 'checked_in', 'served', 'cancelled', 'no_show', 'unserved'))`);
    await run.query(
      `create unique index booking_active_seat_uq on booking (office_id, seat_id) where state <> 'cancelled'`,
    );
  }
}
