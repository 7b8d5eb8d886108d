import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an office can set by itself: versions to edit against, dated sets of hours, exceptions, parts of days, disruptions. */
export class Settings1795315620050 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table office add column version integer not null default 1');
    await run.query('alter table service_point add column version integer not null default 1');
    await run.query(`
      alter table counter
        add column lanes text[] not null default '{}',
        add column in_use boolean not null default true,
        add column version integer not null default 1`);
    await this.sets(run);
    await this.singleDays(run);
    await run.query('alter table holiday_year add column version integer not null default 1');
    await run.query(`
      create table holiday_import (
        id uuid not null,
        year integer not null,
        imported_at timestamptz not null,
        staff_id uuid,
        legal_basis text not null,
        before jsonb not null,
        after jsonb not null,
        constraint holiday_import_pk primary key (id)
      )`);
    await run.query('create index holiday_import_year_ix on holiday_import (year, imported_at)');
  }

  private async sets(run: QueryRunner): Promise<void> {
    await run.query(`
      create table opening_set (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid not null,
        kind text not null,
        name_id text,
        name_en text,
        valid_from date not null,
        valid_to date,
        version integer not null default 1,
        constraint opening_set_pk primary key (office_id, id),
        constraint opening_set_office_ck check (office_of(id) = office_id),
        constraint opening_set_begins_uq unique (office_id, service_point_id, kind, valid_from),
        constraint opening_set_kind_ck check (kind in ('normal', 'regime')),
        constraint opening_set_span_ck check (
          case kind when 'normal' then valid_to is null
            else valid_to is not null and valid_from <= valid_to and name_id is not null and name_en is not null end),
        constraint opening_set_service_point_fk
          foreign key (office_id, service_point_id) references service_point (office_id, id)
      )`);
    // A set had no row of its own: its rules began on one day. The id of its first rule becomes the set's.
    await run.query(`
      /* nationwide: a migration */
      insert into opening_set (office_id, id, service_point_id, kind, name_id, name_en, valid_from, valid_to)
      select office_id, (array_agg(id order by id))[1], service_point_id,
        case when max(valid_to) is null then 'normal' else 'regime' end,
        case when max(valid_to) is null then null else 'Jam khusus' end,
        case when max(valid_to) is null then null else 'Special hours' end,
        valid_from, max(valid_to)
      from opening_rule group by office_id, service_point_id, valid_from`);
    await run.query('alter table opening_rule add column set_id uuid');
    await run.query(`
      /* nationwide: a migration */
      update opening_rule r set set_id = s.id from opening_set s
      where s.office_id = r.office_id and s.service_point_id = r.service_point_id and s.valid_from = r.valid_from`);
    await run.query(`
      alter table opening_rule
        alter column set_id set not null,
        drop column service_point_id, drop column valid_from, drop column valid_to,
        add constraint opening_rule_period_uq unique (office_id, set_id, weekday, opens_at),
        add constraint opening_rule_set_fk
          foreign key (office_id, set_id) references opening_set (office_id, id) on delete cascade`);
  }

  private async singleDays(run: QueryRunner): Promise<void> {
    await run.query(`
      create table opening_exception (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid not null,
        on_day date not null,
        hours jsonb not null,
        name_id text not null,
        name_en text not null,
        version integer not null default 1,
        constraint opening_exception_pk primary key (office_id, id),
        constraint opening_exception_office_ck check (office_of(id) = office_id),
        constraint opening_exception_day_uq unique (office_id, service_point_id, on_day),
        constraint opening_exception_hours_ck check (jsonb_typeof(hours) = 'array'),
        constraint opening_exception_service_point_fk
          foreign key (office_id, service_point_id) references service_point (office_id, id)
      )`);
    // A day may be closed whole once, in parts as often as it takes.
    await run.query(`
      alter table closure
        add column starts_at time, add column ends_at time, add column note_en text,
        add constraint closure_part_ck check (
          (starts_at is null and ends_at is null) or (starts_at is not null and starts_at < ends_at)),
        drop constraint closure_day_uq`);
    await run.query(`
      create unique index closure_day_uq on closure (office_id, on_day, service_point_id) nulls not distinct
        where starts_at is null`);
    await run.query('create index closure_on_day_ix on closure (office_id, on_day)');
    await run.query(`
      create table disruption (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid,
        what text not null,
        stops_service boolean not null,
        message_id text not null,
        message_en text not null,
        starts_at timestamptz not null,
        expected_end_at timestamptz,
        ended_at timestamptz,
        version integer not null default 1,
        constraint disruption_pk primary key (office_id, id),
        constraint disruption_office_ck check (office_of(id) = office_id),
        constraint disruption_order_ck check (ended_at is null or starts_at <= ended_at),
        constraint disruption_expectation_ck check (expected_end_at is null or starts_at < expected_end_at),
        constraint disruption_service_point_fk
          foreign key (office_id, service_point_id) references service_point (office_id, id)
      )`);
    await run.query('create index disruption_ended_ix on disruption (office_id, ended_at)');
  }

  async down(): Promise<void> {
    throw new Error('Hours that were set since have no place in the older tables: restore a backup instead');
  }
}
