import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TemplateWordings1795316600021 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table template_wording (
        office_id integer not null,
        id uuid not null,
        template text not null,
        version integer not null,
        wordings jsonb not null,
        written_by uuid,
        written_at timestamptz not null default clock_at(),
        constraint template_wording_pk primary key (office_id, id),
        constraint template_wording_office_ck check (office_of(id) = office_id),
        constraint template_wording_version_uq unique (office_id, template, version)
      )`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table template_wording');
  }
}
