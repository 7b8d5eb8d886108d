import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ClientsAndCapabilities1795305610002 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table api_client (
        office_id integer not null,
        id uuid not null,
        name text not null,
        owner_name_sealed bytea not null,
        owner_email_sealed bytea not null,
        scopes text[] not null,
        offices integer[] not null,
        mode text not null,
        registered_by uuid,
        registered_at timestamptz not null,
        version integer not null,
        constraint api_client_pk primary key (office_id, id),
        constraint api_client_office_ck check (office_of(id) = office_id),
        constraint api_client_mode_ck check (mode in ('live', 'test')),
        constraint api_client_offices_ck check (cardinality(offices) > 0)
      )`);
    await run.query(`
      create table api_key (
        office_id integer not null,
        id uuid not null,
        client_id uuid not null,
        secret_hash bytea not null,
        hint text not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        last_used_at timestamptz,
        revoked_at timestamptz,
        constraint api_key_pk primary key (office_id, id),
        constraint api_key_office_ck check (office_of(id) = office_id),
        constraint api_key_client_fk foreign key (office_id, client_id) references api_client (office_id, id)
      )`);
    await run.query(`create unique index api_key_secret_uq on api_key (office_id, client_id, secret_hash)`);
    await run.query(`
      create table capability (
        office_id integer not null,
        id uuid not null,
        subject_type text not null,
        subject_id uuid not null,
        secret_hash bytea not null,
        issued_at timestamptz not null,
        revoked_at timestamptz,
        constraint capability_pk primary key (office_id, id),
        constraint capability_office_ck check (office_of(id) = office_id)
      )`);
    await run.query(
      `create index capability_subject_ix on capability (office_id, subject_id) where revoked_at is null`,
    );
    await run.query(`
      create table access_log (
        office_id integer not null,
        id uuid not null,
        actor_kind text not null,
        actor_id text,
        subject_type text not null,
        subject_id uuid not null,
        fields text[] not null,
        purpose text not null,
        at timestamptz not null,
        constraint access_log_pk primary key (office_id, id),
        constraint access_log_office_ck check (office_of(id) = office_id)
      )`);
    await run.query(`create index access_log_subject_ix on access_log (office_id, subject_id, at desc)`);
    await run.query(`create index access_log_actor_ix on access_log (office_id, actor_id, at desc)`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table access_log, capability, api_key, api_client');
  }
}
