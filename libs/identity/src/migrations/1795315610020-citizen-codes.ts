import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CitizenCodes1795315610020 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    // A contact belongs to no office, so these tables are keyed by values of their own.
    await run.query(`
      create table citizen_code (
        code_id uuid not null,
        contact_key bytea not null,
        contact_sealed bytea not null,
        channel text not null,
        locale text not null,
        tries integer not null default 0,
        issued_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        constraint citizen_code_pk primary key (code_id),
        constraint citizen_code_channel_ck check (channel in ('sms', 'email'))
      )`);
    await run.query(`
      create table citizen_code_attempt (
        key bytea not null,
        window_at timestamptz not null,
        attempts integer not null,
        constraint citizen_code_attempt_pk primary key (key, window_at)
      )`);
    await run.query(`
      create table citizen_visit (
        visit_id uuid not null,
        contact_key bytea not null,
        secret_hash bytea not null,
        opened_at timestamptz not null,
        expires_at timestamptz not null,
        ended_at timestamptz,
        constraint citizen_visit_pk primary key (visit_id)
      )`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table citizen_visit, citizen_code_attempt, citizen_code');
  }
}
