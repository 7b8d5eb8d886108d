import type { MigrationInterface, QueryRunner } from 'typeorm';

const PROVENANCE = `
        legal_basis text not null,
        source text not null,
        confidence text not null`;

export class Catalogue1795305630001 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table service (
        code text not null,
        family text not null,
        state text not null,
        name_id text not null,
        name_en text not null,
        summary_id text not null,
        summary_en text not null,
        working_days integer not null,
        ${PROVENANCE},
        constraint service_pk primary key (code),
        constraint service_code_ck check (code ~ '^[a-z][a-z0-9_]{1,59}$'),
        constraint service_state_ck check (state in ('draft', 'published', 'withdrawn')),
        constraint service_working_days_ck check (working_days >= 0),
        constraint service_confidence_ck check (confidence in ('confirmed', 'to_be_confirmed'))
      )`);
    await run.query(`
      create table requirement_group (
        service_code text not null,
        code text not null,
        name_id text not null,
        name_en text not null,
        constraint requirement_group_pk primary key (service_code, code),
        constraint requirement_group_service_fk foreign key (service_code) references service (code)
      )`);
    await run.query(`
      create table requirement (
        service_code text not null,
        code text not null,
        valid_from date not null,
        valid_to date,
        position integer not null,
        group_code text,
        need text not null,
        name_id text not null,
        name_en text not null,
        detail_id text,
        detail_en text,
        ${PROVENANCE},
        constraint requirement_pk primary key (service_code, code, valid_from),
        constraint requirement_service_fk foreign key (service_code) references service (code),
        constraint requirement_group_fk
          foreign key (service_code, group_code) references requirement_group (service_code, code),
        constraint requirement_need_ck check (need in ('always', 'if_applicable')),
        constraint requirement_validity_ck check (valid_to is null or valid_from <= valid_to),
        constraint requirement_detail_ck check ((detail_id is null) = (detail_en is null)),
        constraint requirement_confidence_ck check (confidence in ('confirmed', 'to_be_confirmed'))
      )`);
    await run.query(`
      create table fee_line (
        service_code text not null,
        code text not null,
        valid_from date not null,
        valid_to date,
        position integer not null,
        name_id text not null,
        name_en text not null,
        amount integer not null,
        ${PROVENANCE},
        constraint fee_line_pk primary key (service_code, code, valid_from),
        constraint fee_line_service_fk foreign key (service_code) references service (code),
        constraint fee_line_amount_ck check (amount >= 0),
        constraint fee_line_validity_ck check (valid_to is null or valid_from <= valid_to),
        constraint fee_line_confidence_ck check (confidence in ('confirmed', 'to_be_confirmed'))
      )`);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const table of ['fee_line', 'requirement', 'requirement_group', 'service'])
      await run.query(`drop table ${table}`);
  }
}
