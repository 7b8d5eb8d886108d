import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Idempotency1795305600010 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    // Keyed by the value, not by an id: the primary key is the one index a hot booking has to pay for.
    await run.query(`
      create table idempotency_record (
        office_id integer not null,
        request_key bytea not null,
        fingerprint bytea not null,
        status smallint not null,
        answer_sealed bytea not null,
        created_at timestamptz not null default clock_at(),
        expires_at timestamptz not null,
        constraint idempotency_record_pk primary key (office_id, request_key)
      )`);
    await run.query('create index idempotency_record_expires_ix on idempotency_record (office_id, expires_at)');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table idempotency_record');
  }
}
