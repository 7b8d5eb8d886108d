import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Offices1795305620001 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table office (
        id integer not null,
        code text not null,
        name text not null,
        zone text not null,
        address text not null,
        phone text,
        is_demo boolean not null default false,
        constraint office_pk primary key (id),
        constraint office_code_uq unique (code),
        constraint office_number_ck check (id between 1 and 4095),
        constraint office_code_ck check (code ~ '^[A-Z][A-Z0-9]{1,7}$')
      )`);
    await run.query(`
      create table service_point (
        office_id integer not null,
        id uuid not null,
        code text not null,
        name text not null,
        kind text not null,
        address text not null,
        accessibility text[] not null default '{}',
        service_codes text[] not null default '{}',
        constraint service_point_pk primary key (office_id, id),
        constraint service_point_office_ck check (office_of(id) = office_id),
        constraint service_point_code_uq unique (office_id, code),
        constraint service_point_code_ck check (code ~ '^[A-Z][A-Z0-9]{1,7}-[0-9]{1,3}$'),
        constraint service_point_kind_ck
          check (kind in ('office', 'passport_unit', 'public_service_mall', 'mobile_unit', 'event'))
      )`);
    await run.query(`
      create table counter (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid not null,
        number integer not null,
        name text not null,
        service_codes text[] not null default '{}',
        constraint counter_pk primary key (office_id, id),
        constraint counter_office_ck check (office_of(id) = office_id),
        constraint counter_number_uq unique (office_id, service_point_id, number),
        constraint counter_number_ck check (number between 1 and 999),
        constraint counter_service_point_fk
          foreign key (office_id, service_point_id) references service_point (office_id, id)
      )`);
    await run.query(`
      create table opening_rule (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid not null,
        weekday smallint not null,
        opens_at time not null,
        closes_at time not null,
        valid_from date not null,
        valid_to date,
        constraint opening_rule_pk primary key (office_id, id),
        constraint opening_rule_office_ck check (office_of(id) = office_id),
        constraint opening_rule_period_uq unique (office_id, service_point_id, valid_from, weekday, opens_at),
        constraint opening_rule_weekday_ck check (weekday between 1 and 7),
        constraint opening_rule_order_ck check (opens_at < closes_at),
        constraint opening_rule_validity_ck check (valid_to is null or valid_from <= valid_to),
        constraint opening_rule_service_point_fk
          foreign key (office_id, service_point_id) references service_point (office_id, id)
      )`);
    // Two nulls are equal here: the whole office closes once a day, as each of its service points does.
    await run.query(`
      create table closure (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid,
        on_day date not null,
        reason_code text not null,
        note text,
        constraint closure_pk primary key (office_id, id),
        constraint closure_office_ck check (office_of(id) = office_id),
        constraint closure_day_uq unique nulls not distinct (office_id, on_day, service_point_id),
        constraint closure_service_point_fk
          foreign key (office_id, service_point_id) references service_point (office_id, id)
      )`);
    await run.query(`
      create table holiday (
        on_day date not null,
        kind text not null,
        name_id text not null,
        name_en text not null,
        legal_basis text not null,
        source text not null,
        confidence text not null,
        constraint holiday_pk primary key (on_day),
        constraint holiday_kind_ck check (kind in ('national', 'joint_leave')),
        constraint holiday_confidence_ck check (confidence in ('confirmed', 'to_be_confirmed'))
      )`);
    await run.query(`
      create table holiday_year (
        year integer not null,
        legal_basis text not null,
        sources text[] not null,
        confidence text not null,
        constraint holiday_year_pk primary key (year),
        constraint holiday_year_confidence_ck check (confidence in ('confirmed', 'to_be_confirmed'))
      )`);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const table of ['holiday_year', 'holiday', 'closure', 'opening_rule', 'counter', 'service_point', 'office'])
      await run.query(`drop table ${table}`);
  }
}
