import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SingleSignOn1795315610021 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    // Of the installation, not of an office: one provider often serves several.
    await run.query(`
      create table sign_in_provider (
        slug text not null,
        name text not null,
        issuer text not null,
        client_id text not null,
        client_secret_sealed bytea not null,
        claim text not null,
        matches text not null,
        offices integer[] not null,
        accepted_acr text[] not null default '{}',
        enabled boolean not null,
        version integer not null,
        constraint sign_in_provider_pk primary key (slug),
        constraint sign_in_provider_matches_ck check (matches in ('email', 'staff_number'))
      )`);
    await run.query(`
      create table sign_in_attempt (
        secret_hash bytea not null,
        provider_slug text not null,
        checks_secret_sealed bytea not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        constraint sign_in_attempt_pk primary key (secret_hash)
      )`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table sign_in_attempt, sign_in_provider');
  }
}
