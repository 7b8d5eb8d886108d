import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LedgerChecks1795315600080 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table ledger_check (
        office_id integer not null,
        id uuid not null,
        state text not null,
        asked_by_kind text not null,
        asked_by_id text,
        started_at timestamptz not null default clock_at(),
        finished_at timestamptz,
        events bigint,
        anchors integer,
        broken_at bigint,
        fault text,
        constraint ledger_check_pk primary key (office_id, id),
        constraint ledger_check_office_ck check (office_of(id) = office_id),
        constraint ledger_check_state_ck check (state in ('running', 'sound', 'broken', 'failed')),
        constraint ledger_check_broken_ck check ((state = 'broken') = (fault is not null and broken_at is not null))
      )`);
    await run.query('create index ledger_check_list_ix on ledger_check (office_id, started_at desc, id desc)');
    // Where the chain stood when it was found sound. Signed, and told outside of the database as well: whoever rewrites the whole
    // chain, or cuts its end off together with ledger_head, can't make these agree again.
    await run.query(`
      create table ledger_anchor (
        office_id integer not null,
        position bigint not null,
        hash bytea not null,
        at timestamptz not null,
        signature text not null,
        constraint ledger_anchor_pk primary key (office_id, position)
      )`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table ledger_anchor, ledger_check');
  }
}
