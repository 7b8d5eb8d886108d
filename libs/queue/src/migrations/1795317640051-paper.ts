import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days on paper: lists with numbers of their own, and what was entered of them afterwards. */
export class Paper1795317640051 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table paper_list (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid not null,
        on_day date not null,
        last_number integer not null default 0,
        opened_at timestamptz,
        closed_at timestamptz,
        constraint paper_list_pk primary key (office_id, id),
        constraint paper_list_office_ck check (office_of(id) = office_id),
        constraint paper_list_closed_ck check (closed_at is null or opened_at is not null)
      )`);
    await run.query('create unique index paper_list_day_uq on paper_list (office_id, service_point_id, on_day)');
    await run.query(`
      create table paper_entry (
        office_id integer not null,
        id uuid not null,
        paper_list_id uuid not null,
        ticket_id uuid not null,
        line_key bytea not null,
        outcome text not null,
        staff_id uuid not null,
        entered_at timestamptz not null,
        constraint paper_entry_pk primary key (office_id, id),
        constraint paper_entry_office_ck check (office_of(id) = office_id),
        constraint paper_entry_list_fk foreign key (office_id, paper_list_id) references paper_list (office_id, id),
        constraint paper_entry_ticket_fk foreign key (office_id, ticket_id) references ticket (office_id, id)
      )`);
    // A line is entered once, whoever types it.
    await run.query('create unique index paper_entry_ticket_uq on paper_entry (office_id, ticket_id)');
    await run.query('create index paper_entry_list_ix on paper_entry (office_id, paper_list_id, entered_at)');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table paper_entry; drop table paper_list');
  }
}
