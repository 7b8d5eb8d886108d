import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PrivacyRequests1795315600082 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table privacy_request (
        office_id integer not null,
        id uuid not null,
        kind text not null,
        state text not null default 'open',
        person_key bytea not null,
        asked_by text,
        asked_at timestamptz not null default clock_at(),
        due_at timestamptz not null,
        done_at timestamptz,
        outcome jsonb,
        constraint privacy_request_pk primary key (office_id, id),
        constraint privacy_request_office_ck check (office_of(id) = office_id),
        constraint privacy_request_kind_ck check (kind in ('export', 'erasure')),
        constraint privacy_request_state_ck check (state in ('open', 'done'))
      )`);
    await run.query('create index privacy_request_open_ix on privacy_request (office_id, state, due_at)');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table privacy_request');
  }
}
