import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person agreed to beyond what the law lets us do, in which words, and when that was taken back. */
export class Consents1795316600051 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table consent (
        office_id integer not null,
        id uuid not null,
        person_key bytea not null,
        purpose text not null,
        wording text not null,
        channel text not null,
        given_at timestamptz not null default clock_at(),
        withdrawn_at timestamptz,
        withdrawn_channel text,
        constraint consent_pk primary key (office_id, id),
        constraint consent_office_ck check (office_of(id) = office_id),
        constraint consent_channel_ck check (channel in ('client', 'desk', 'citizen')),
        constraint consent_withdrawn_ck check ((withdrawn_at is null) = (withdrawn_channel is null))
      )`);
    await run.query(
      'create unique index consent_given_uq on consent (office_id, person_key, purpose) where withdrawn_at is null',
    );
    await run.query('create index consent_person_ix on consent (office_id, person_key)');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table consent');
  }
}
