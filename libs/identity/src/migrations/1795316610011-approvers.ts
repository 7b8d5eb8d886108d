import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Approvers1795316610011 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table approver (
        office_id integer not null,
        id uuid not null,
        staff_id uuid,
        role text,
        for_office_id integer not null,
        permissions text[] not null,
        from_on date not null,
        until_on date not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        document_number text not null,
        made_by uuid,
        made_at timestamptz not null,
        ended_at timestamptz,
        constraint approver_pk primary key (office_id, id),
        constraint approver_office_ck check (office_of(id) = office_id),
        constraint approver_whom_ck check (num_nonnulls(staff_id, role) = 1),
        constraint approver_elsewhere_ck check (for_office_id <> office_id),
        constraint approver_days_ck check (from_on <= until_on and starts_at < ends_at)
      );
      create index approver_now_ix on approver (office_id, ends_at) where ended_at is null`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table approver');
  }
}
