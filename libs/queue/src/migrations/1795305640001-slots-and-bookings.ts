import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SlotsAndBookings1795305640001 implements MigrationInterface {
  name = 'SlotsAndBookings1795305640001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE slot_rule (
        office_id integer NOT NULL,
        id uuid NOT NULL,
        service_point_id uuid NOT NULL,
        minutes integer NOT NULL,
        lanes jsonb NOT NULL,
        horizon_days integer NOT NULL,
        release_time time NOT NULL,
        cancel_days integer NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT slot_rule_pk PRIMARY KEY (office_id, id),
        CONSTRAINT slot_rule_office_ck CHECK (office_of(id) = office_id),
        CONSTRAINT slot_rule_minutes_ck CHECK (minutes BETWEEN 5 AND 480),
        CONSTRAINT slot_rule_horizon_ck CHECK (horizon_days BETWEEN 0 AND 365),
        CONSTRAINT slot_rule_cancel_ck CHECK (cancel_days BETWEEN 0 AND 60),
        CONSTRAINT slot_rule_valid_ck CHECK (valid_to IS NULL OR valid_to >= valid_from)
      )`);
    await runner.query(`CREATE UNIQUE INDEX slot_rule_start_uq ON slot_rule (office_id, service_point_id, valid_from)`);

    await runner.query(`
      CREATE TABLE slot (
        office_id integer NOT NULL,
        id uuid NOT NULL,
        service_point_id uuid NOT NULL,
        on_day date NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        opens_at timestamptz NOT NULL,
        cancel_by_at timestamptz NOT NULL,
        withdrawn_at timestamptz,
        CONSTRAINT slot_pk PRIMARY KEY (office_id, id),
        CONSTRAINT slot_office_ck CHECK (office_of(id) = office_id),
        CONSTRAINT slot_span_ck CHECK (ends_at > starts_at)
      )`);
    await runner.query(`CREATE UNIQUE INDEX slot_start_uq ON slot (office_id, service_point_id, starts_at)`);
    await runner.query(`CREATE INDEX slot_day_ix ON slot (office_id, service_point_id, on_day)`);

    // Seats are updated in place all day; the free room keeps their pages from splitting.
    await runner.query(`
      CREATE TABLE seat (
        office_id integer NOT NULL,
        id uuid NOT NULL,
        slot_id uuid NOT NULL,
        lane text NOT NULL,
        number integer NOT NULL,
        booking_id uuid,
        held_until timestamptz,
        CONSTRAINT seat_pk PRIMARY KEY (office_id, id),
        CONSTRAINT seat_office_ck CHECK (office_of(id) = office_id),
        CONSTRAINT seat_lane_ck CHECK (lane IN ('regular', 'priority', 'walk_in')),
        CONSTRAINT seat_number_ck CHECK (number >= 1),
        CONSTRAINT seat_hold_ck CHECK (held_until IS NULL OR booking_id IS NOT NULL),
        CONSTRAINT seat_slot_fk FOREIGN KEY (office_id, slot_id) REFERENCES slot (office_id, id)
      ) WITH (fillfactor = 80)`);
    await runner.query(`CREATE UNIQUE INDEX seat_number_uq ON seat (office_id, slot_id, lane, number)`);
    // What a claim looks through: seats that are free, or held and perhaps lapsed. Booked seats are not in it, so its
    // size is what is left to sell.
    await runner.query(`
      CREATE INDEX seat_open_ix ON seat (office_id, slot_id, lane, number)
        WHERE booking_id IS NULL OR held_until IS NOT NULL`);

    // No foreign key from booking.slot_id: every claim on a hot slot would share-lock that one row. The seat has one.
    await runner.query(`
      CREATE TABLE booking (
        office_id integer NOT NULL,
        id uuid NOT NULL,
        code text COLLATE "C" NOT NULL,
        state text NOT NULL,
        seat_id uuid NOT NULL,
        slot_id uuid NOT NULL,
        service_point_id uuid NOT NULL,
        service_code text NOT NULL,
        family text NOT NULL,
        lane text NOT NULL,
        seat_number integer NOT NULL,
        on_day date NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        cancel_by_at timestamptz NOT NULL,
        person_key bytea NOT NULL,
        document_kind text NOT NULL,
        document_country text NOT NULL,
        name_sealed bytea NOT NULL,
        document_sealed bytea NOT NULL,
        birth_on_sealed bytea NOT NULL,
        phone_sealed bytea,
        email_sealed bytea,
        birth_key bytea NOT NULL,
        phone_last4_key bytea,
        locale text NOT NULL,
        accommodation text,
        companion boolean NOT NULL,
        channel text NOT NULL,
        api_client_id uuid,
        staff_id uuid,
        client_reference text,
        cancel_reason_sealed bytea,
        reminded_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        CONSTRAINT booking_pk PRIMARY KEY (office_id, id),
        CONSTRAINT booking_office_ck CHECK (office_of(id) = office_id),
        CONSTRAINT booking_state_ck CHECK (state IN ('confirmed', 'checked_in', 'served', 'cancelled', 'no_show')),
        CONSTRAINT booking_lane_ck CHECK (lane IN ('regular', 'priority')),
        CONSTRAINT booking_channel_ck CHECK (channel IN ('client', 'desk')),
        CONSTRAINT booking_contact_ck CHECK (phone_sealed IS NOT NULL OR email_sealed IS NOT NULL),
        CONSTRAINT booking_seat_fk FOREIGN KEY (office_id, seat_id) REFERENCES seat (office_id, id)
      )`);
    await runner.query(`CREATE UNIQUE INDEX booking_code_uq ON booking (office_id, code)`);
    // The backstop under the claim: a seat carries at most one booking that is not given up.
    await runner.query(`
      CREATE UNIQUE INDEX booking_active_seat_uq ON booking (office_id, seat_id) WHERE state <> 'cancelled'`);
    await runner.query(`CREATE INDEX booking_day_ix ON booking (office_id, service_point_id, on_day, starts_at, id)`);
    await runner.query(`
      CREATE INDEX booking_expected_ix ON booking (office_id, on_day) WHERE state = 'confirmed'`);

    // One active booking per person and family of services in the whole country: keyed by the value, not by office.
    await runner.query(`
      CREATE TABLE booking_person_claim (
        person_key bytea NOT NULL,
        family text NOT NULL,
        office_id integer NOT NULL,
        booking_id uuid NOT NULL,
        CONSTRAINT booking_person_claim_pk PRIMARY KEY (person_key, family)
      )`);

    // Guesses at codes, known or not, counted by the quarter of an hour.
    await runner.query(`
      CREATE TABLE booking_lookup_attempt (
        code_key bytea NOT NULL,
        window_at timestamptz NOT NULL,
        attempts integer NOT NULL,
        CONSTRAINT booking_lookup_attempt_pk PRIMARY KEY (code_key, window_at)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['booking_lookup_attempt', 'booking_person_claim', 'booking', 'seat', 'slot', 'slot_rule'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
