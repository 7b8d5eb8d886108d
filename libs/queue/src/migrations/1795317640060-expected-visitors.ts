import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imported lists of people who are expected on a day: the files, what each changed, and what an office's words mean. */
export class ExpectedVisitors1795317640060 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table import_word (
        office_id integer not null,
        kind text not null,
        word text not null,
        meaning text not null,
        constraint import_word_pk primary key (office_id, kind, word),
        constraint import_word_kind_ck check (kind in ('column', 'service', 'lane'))
      )`);
    await run.query(`
      create table visitor_import (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid not null,
        on_day date not null,
        service_code text not null,
        lane text not null,
        state text not null,
        content_sealed bytea,
        begun_by uuid not null,
        begun_at timestamptz not null,
        registered_at timestamptz,
        undone_at timestamptz,
        lines integer not null default 0,
        added integer not null default 0,
        changed integer not null default 0,
        vanished integer not null default 0,
        left_out integer not null default 0,
        constraint visitor_import_pk primary key (office_id, id),
        constraint visitor_import_office_ck check (office_of(id) = office_id),
        constraint visitor_import_state_ck check (state in ('draft', 'registered', 'undone')),
        constraint visitor_import_content_ck check ((content_sealed is not null) = (state = 'draft')),
        constraint visitor_import_registered_ck check ((registered_at is null) = (state = 'draft')),
        constraint visitor_import_undone_ck check ((undone_at is not null) = (state = 'undone'))
      )`);
    await run.query(`
      create index visitor_import_day_ix on visitor_import (office_id, service_point_id, on_day, registered_at)`);
    await run.query(`
      create table expected_visitor (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid not null,
        on_day date not null,
        starts_at timestamptz,
        service_code text not null,
        lane text not null,
        number_key bytea not null,
        number_sealed bytea not null,
        name_sealed bytea not null,
        person_key bytea,
        state text not null,
        vanished_at timestamptz,
        checked_in_at timestamptz,
        created_at timestamptz not null,
        erased_at timestamptz,
        version integer not null default 1,
        constraint expected_visitor_pk primary key (office_id, id),
        constraint expected_visitor_office_ck check (office_of(id) = office_id),
        constraint expected_visitor_state_ck check (state in ('expected', 'checked_in', 'served', 'no_show', 'unserved')),
        constraint expected_visitor_came_ck check (checked_in_at is not null or state in ('expected', 'no_show'))
      )`);
    // A list that is imported again finds its people here; nobody is expected twice on a day, at whatever point of the office.
    await run.query(
      `create unique index expected_visitor_number_uq on expected_visitor (office_id, on_day, number_key)`,
    );
    await run.query(`
      create index expected_visitor_day_ix on expected_visitor (office_id, service_point_id, on_day, starts_at, id)`);
    await run.query(`
      create index expected_visitor_person_ix on expected_visitor (office_id, person_key) where person_key is not null`);
    await run.query(`
      create index expected_visitor_open_ix on expected_visitor (office_id, on_day) where state in ('expected', 'checked_in')`);
    await run.query(`
      create table visitor_import_change (
        office_id integer not null,
        import_id uuid not null,
        visitor_id uuid not null,
        kind text not null,
        starts_at_before timestamptz,
        service_code_before text,
        lane_before text,
        vanished_at_before timestamptz,
        name_before_sealed bytea,
        person_key_before bytea,
        constraint visitor_import_change_pk primary key (office_id, import_id, visitor_id),
        constraint visitor_import_change_kind_ck check (kind in ('added', 'changed', 'vanished'))
      )`);
    await run.query('alter table ticket add column expected_visitor_id uuid');
    await run.query(`
      create unique index ticket_expected_visitor_uq on ticket (office_id, expected_visitor_id)
        where expected_visitor_id is not null`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop index ticket_expected_visitor_uq; alter table ticket drop column expected_visitor_id');
    for (const table of ['visitor_import_change', 'expected_visitor', 'visitor_import', 'import_word'])
      await run.query(`drop table ${table}`);
  }
}
