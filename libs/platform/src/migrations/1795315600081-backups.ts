import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Backups1795315600081 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    // The public half of the recovery key: enough to seal every night, nothing to open with.
    await run.query(`
      create table recovery_lock (
        one boolean not null default true,
        lock jsonb not null,
        set_at timestamptz not null default clock_at(),
        constraint recovery_lock_pk primary key (one),
        constraint recovery_lock_one_ck check (one)
      )`);
    await run.query(`
      create table backup_run (
        id bigint generated always as identity,
        state text not null default 'running',
        asked_by text not null,
        started_at timestamptz not null default clock_at(),
        seen_at timestamptz not null default clock_at(),
        finished_at timestamptz,
        file_name text not null,
        bytes bigint,
        row_count bigint,
        failure text,
        constraint backup_run_pk primary key (id),
        constraint backup_run_state_ck check (state in ('running', 'finished', 'failed'))
      )`);
    await run.query('create index backup_run_started_ix on backup_run (started_at desc)');
    // One at a time, whoever asks and from wherever.
    await run.query(`create unique index backup_run_running_uq on backup_run (state) where state = 'running'`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table backup_run, recovery_lock');
  }
}
