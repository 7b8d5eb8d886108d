import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SlotsAndBookings1795305640001 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table slot_rule (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid not null,
        minutes integer not null,
        lanes jsonb not null,
        horizon_days integer not null,
        release_time time not null,
        cancel_days integer not null,
        valid_from date not null,
        valid_to date,
        constraint slot_rule_pk primary key (office_id, id),
        constraint slot_rule_office_ck check (office_of(id) = office_id),
        constraint slot_rule_minutes_ck check (minutes between 5 and 480),
        constraint slot_rule_horizon_ck check (horizon_days between 0 and 365),
        constraint slot_rule_cancel_ck check (cancel_days between 0 and 60),
        constraint slot_rule_valid_ck check (valid_to is null or valid_to >= valid_from)
      )`);
    await run.query(`create unique index slot_rule_start_uq on slot_rule (office_id, service_point_id, valid_from)`);

    await run.query(`
      create table slot (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid not null,
        on_day date not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        opens_at timestamptz not null,
        cancel_by_at timestamptz not null,
        withdrawn_at timestamptz,
        constraint slot_pk primary key (office_id, id),
        constraint slot_office_ck check (office_of(id) = office_id),
        constraint slot_span_ck check (ends_at > starts_at)
      )`);
    await run.query(`create unique index slot_start_uq on slot (office_id, service_point_id, starts_at)`);
    await run.query(`create index slot_day_ix on slot (office_id, service_point_id, on_day)`);

    // Seats are updated in place all day; the free room keeps their pages from splitting.
    await run.query(`
      create table seat (
        office_id integer not null,
        id uuid not null,
        slot_id uuid not null,
        lane text not null,
        number integer not null,
        booking_id uuid,
        held_until timestamptz,
        withdrawn boolean not null default false,
        constraint seat_pk primary key (office_id, id),
        constraint seat_office_ck check (office_of(id) = office_id),
        constraint seat_lane_ck check (lane in ('regular', 'priority', 'walk_in')),
        constraint seat_number_ck check (number >= 1),
        constraint seat_hold_ck check (held_until is null or booking_id is not null),
        constraint seat_slot_fk foreign key (office_id, slot_id) references slot (office_id, id)
      ) with (fillfactor = 80)`);
    await run.query(`create unique index seat_number_uq on seat (office_id, slot_id, lane, number)`);
    // What a claim looks through: seats that are free, or held and perhaps lapsed. Booked seats are not in it, so its
    // size is what is left to sell.
    await run.query(`
      create index seat_open_ix on seat (office_id, slot_id, lane, number)
        where (booking_id is null or held_until is not null) and not withdrawn`);

    // No foreign key from booking.slot_id: every claim on a hot slot would share-lock that one row. The seat has one.
    await run.query(`
      create table booking (
        office_id integer not null,
        id uuid not null,
        code text collate "C" not null,
        state text not null,
        seat_id uuid not null,
        slot_id uuid not null,
        service_point_id uuid not null,
        service_code text not null,
        family text not null,
        lane text not null,
        seat_number integer not null,
        on_day date not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        cancel_by_at timestamptz not null,
        person_key bytea not null,
        document_kind text not null,
        document_country text not null,
        name_sealed bytea not null,
        document_sealed bytea not null,
        birth_on_sealed bytea not null,
        phone_sealed bytea,
        email_sealed bytea,
        birth_key bytea not null,
        phone_last4_key bytea,
        locale text not null,
        accommodation_sealed bytea,
        companion boolean not null,
        channel text not null,
        api_client_id uuid,
        staff_id uuid,
        client_reference text,
        cancel_reason_sealed bytea,
        reminded_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint booking_pk primary key (office_id, id),
        constraint booking_office_ck check (office_of(id) = office_id),
        constraint booking_state_ck check (state in ('confirmed', 'checked_in', 'served', 'cancelled', 'no_show')),
        constraint booking_lane_ck check (lane in ('regular', 'priority')),
        constraint booking_channel_ck check (channel in ('client', 'desk')),
        constraint booking_contact_ck check (phone_sealed is not null or email_sealed is not null),
        constraint booking_seat_fk foreign key (office_id, seat_id) references seat (office_id, id)
      )`);
    await run.query(`create unique index booking_code_uq on booking (office_id, code)`);
    // The backstop under the claim: a seat carries at most one booking that is not given up.
    await run.query(`
      create unique index booking_active_seat_uq on booking (office_id, seat_id) where state <> 'cancelled'`);
    await run.query(`create index booking_day_ix on booking (office_id, service_point_id, on_day, starts_at, id)`);
    await run.query(`
      create index booking_expected_ix on booking (office_id, on_day) where state in ('confirmed', 'checked_in')`);

    // One active booking per person and family of services in the whole country: keyed by the value, not by office.
    await run.query(`
      create table booking_person_claim (
        person_key bytea not null,
        family text not null,
        office_id integer not null,
        booking_id uuid not null,
        constraint booking_person_claim_pk primary key (person_key, family)
      )`);

    // Guesses at codes, known or not, counted by the hour.
    await run.query(`
      create table booking_lookup_attempt (
        code_key bytea not null,
        window_at timestamptz not null,
        attempts integer not null,
        constraint booking_lookup_attempt_pk primary key (code_key, window_at)
      )`);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const table of ['booking_lookup_attempt', 'booking_person_claim', 'booking', 'seat', 'slot', 'slot_rule'])
      await run.query(`drop table ${table}`);
  }
}
