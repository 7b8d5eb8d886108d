import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Passkeys1795316610000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table passkey (
        office_id integer not null,
        id uuid not null,
        staff_id uuid not null,
        credential_id bytea not null,
        public_key bytea not null,
        counter bigint not null,
        transports text[] not null,
        rp_id text not null,
        synced boolean not null,
        name_sealed bytea not null,
        added_at timestamptz not null,
        used_at timestamptz,
        used_with text,
        constraint passkey_pk primary key (office_id, id),
        constraint passkey_office_ck check (office_of(id) = office_id),
        constraint passkey_staff_fk foreign key (office_id, staff_id) references staff (office_id, id)
      )`);
    await run.query(`create unique index passkey_credential_uq on passkey (office_id, staff_id, credential_id)`);
    // Asked for before anybody has said who he is, so it belongs to no office; an answer takes the row with it.
    await run.query(`
      create table passkey_challenge (
        challenge_hash bytea not null,
        browser_hash bytea not null,
        purpose text not null,
        staff_id uuid,
        expires_at timestamptz not null,
        constraint passkey_challenge_pk primary key (challenge_hash),
        constraint passkey_challenge_purpose_ck check (purpose in ('sign_in', 'add'))
      )`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table passkey_challenge, passkey');
  }
}
