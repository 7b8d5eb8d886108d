import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StaffImports1795315610093 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table staff_import (
        office_id integer not null,
        id uuid not null,
        csv_sealed bytea,
        begun_by uuid not null,
        begun_at timestamptz not null,
        registered_at timestamptz,
        staff_ids uuid[] not null default '{}',
        constraint staff_import_pk primary key (office_id, id),
        constraint staff_import_office_ck check (office_of(id) = office_id)
      )`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table staff_import');
  }
}
