import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was foretold of waits and what came of it, whom a notice before the turn was written, and the office's own numbers for both. */
export class Waits1795317640071 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table wait_rule (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid,
        valid_from date not null,
        fewest_spells integer not null,
        recent_days integer not null,
        half_life_days integer not null,
        notice_before integer not null,
        notice_again integer not null,
        constraint wait_rule_pk primary key (office_id, id),
        constraint wait_rule_office_ck check (office_of(id) = office_id),
        constraint wait_rule_numbers_ck check (
          fewest_spells >= 10 and recent_days between 1 and 90 and half_life_days >= 1 and notice_before >= 0
          and notice_again > notice_before)
      )`);
    await run.query(`
      create unique index wait_rule_from_uq on wait_rule (office_id, service_point_id, valid_from) nulls not distinct`);

    await run.query(`
      create table wait_forecast (
        office_id integer not null,
        id uuid not null,
        ticket_id uuid not null,
        service_point_id uuid not null,
        on_day date not null,
        foretold_at timestamptz not null,
        people_before integer not null,
        p50_minutes integer not null,
        p90_minutes integer not null,
        plain_seconds integer not null,
        scale double precision not null,
        level double precision not null,
        outcome_seconds integer,
        constraint wait_forecast_pk primary key (office_id, id),
        constraint wait_forecast_office_ck check (office_of(id) = office_id),
        constraint wait_forecast_order_ck check (p50_minutes <= p90_minutes),
        constraint wait_forecast_ticket_fk foreign key (office_id, ticket_id) references ticket (office_id, id)
          on delete cascade
      )`);
    await run.query(`create unique index wait_forecast_ticket_uq on wait_forecast (office_id, ticket_id)`);
    await run.query(`
      create index wait_forecast_day_ix on wait_forecast (office_id, service_point_id, on_day, foretold_at)`);

    await run.query(`
      create table turn_notice (
        office_id integer not null,
        id uuid not null,
        ticket_id uuid not null,
        number integer not null,
        told_at timestamptz not null,
        people_before integer not null,
        constraint turn_notice_pk primary key (office_id, id),
        constraint turn_notice_office_ck check (office_of(id) = office_id),
        constraint turn_notice_ticket_fk foreign key (office_id, ticket_id) references ticket (office_id, id)
          on delete cascade
      )`);
    await run.query(`create unique index turn_notice_number_uq on turn_notice (office_id, ticket_id, number)`);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const table of ['turn_notice', 'wait_forecast', 'wait_rule']) await run.query(`drop table ${table}`);
  }
}
