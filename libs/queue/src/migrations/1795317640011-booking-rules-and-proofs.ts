import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long seats are held and how often a visit may be moved, as data; and what turned holds into bookings. */
export class BookingRulesAndProofs1795317640011 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table booking_rule (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid,
        service_code text,
        valid_from date not null,
        demands_proof boolean not null default false,
        hold_minutes integer not null default 120,
        reschedules integer not null default 1,
        reschedule_days integer not null default 1,
        holds_per_person integer not null default 3,
        holds_per_client integer not null default 100,
        constraint booking_rule_pk primary key (office_id, id),
        constraint booking_rule_office_ck check (office_of(id) = office_id),
        constraint booking_rule_hold_ck check (hold_minutes between 5 and 4320),
        constraint booking_rule_reschedules_ck check (reschedules between 0 and 10),
        constraint booking_rule_days_ck check (reschedule_days between 0 and 60),
        constraint booking_rule_holds_ck check (holds_per_person >= 1 and holds_per_client >= 1)
      )`);
    await run.query(`
      create unique index booking_rule_start_uq on booking_rule (office_id, service_point_id, service_code, valid_from)
        nulls not distinct`);
    await run.query(`
      alter table booking add column payment_code text, add column proven_at timestamptz`);
    await run.query(`
      create table booking_proof (
        office_id integer not null,
        id uuid not null,
        booking_id uuid not null,
        party_id uuid not null,
        kind text not null,
        reference text collate "C" not null,
        actor_kind text not null,
        actor_id text,
        given_at timestamptz not null,
        constraint booking_proof_pk primary key (office_id, id),
        constraint booking_proof_office_ck check (office_of(id) = office_id),
        constraint booking_proof_kind_ck check (kind in ('payment', 'document')),
        constraint booking_proof_booking_fk foreign key (office_id, booking_id) references booking (office_id, id)
      )`);
    await run.query(
      `create unique index booking_proof_once_uq on booking_proof (office_id, booking_id, kind, reference)`,
    );
    // One payment confirms one booking or one family; where it is used again shows here.
    await run.query(`create index booking_proof_reference_ix on booking_proof (office_id, kind, reference)`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table booking_proof; drop table booking_rule');
    await run.query('alter table booking drop column payment_code, drop column proven_at');
  }
}
