import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a service point has run out of. */
export class Stock1795317640003 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table stock_flag (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid not null,
        service_code text not null,
        since_on date not null,
        until_on date,
        reason jsonb not null,
        flagged_at timestamptz not null,
        version integer not null default 1,
        constraint stock_flag_pk primary key (office_id, id),
        constraint stock_flag_office_ck check (office_of(id) = office_id),
        constraint stock_flag_days_ck check (until_on >= since_on),
        constraint stock_flag_reason_ck check (reason ? 'id' and reason ? 'en')
      )`);
    // One flag says what is missing; a second one beside it could only contradict it.
    await run.query(`
      create unique index stock_flag_service_uq on stock_flag (office_id, service_point_id, service_code)`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table stock_flag');
  }
}
