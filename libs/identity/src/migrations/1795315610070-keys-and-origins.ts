import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeysAndOrigins1795315610070 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      alter table api_client
        add column contact_email_sealed bytea,
        add column contact_phone_sealed bytea,
        add column origins text[] not null default '{}',
        add column test_offices integer[] not null default '{}',
        add column expires_at timestamptz,
        add column revoked_at timestamptz`);
    // Live or test is now the key's own: one registration has both.
    await run.query(`alter table api_key add column mode text not null default 'live'`);
    await run.query(
      `update api_key k set mode = c.mode from api_client c where c.office_id = k.office_id and c.id = k.client_id`,
    );
    await run.query(`alter table api_key add constraint api_key_mode_ck check (mode in ('live', 'test'))`);
    await run.query(`alter table api_client drop column mode`);
    await run.query(`
      create table api_token (
        office_id integer not null,
        id uuid not null,
        client_id uuid not null,
        key_id uuid not null,
        secret_hash bytea not null,
        scopes text[] not null,
        expires_at timestamptz not null,
        constraint api_token_pk primary key (office_id, id),
        constraint api_token_office_ck check (office_of(id) = office_id),
        constraint api_token_key_fk foreign key (office_id, key_id) references api_key (office_id, id)
      )`);
    await run.query(`create index api_token_expiry_ix on api_token (office_id, expires_at)`);
    await run.query(`
      create table api_request (
        office_id integer not null,
        id uuid not null,
        client_id uuid not null,
        at timestamptz not null,
        mode text not null,
        operation text not null,
        status smallint not null,
        problem text,
        request_id text not null,
        ms integer not null,
        constraint api_request_pk primary key (office_id, id),
        constraint api_request_office_ck check (office_of(id) = office_id),
        constraint api_request_mode_ck check (mode in ('live', 'test'))
      )`);
    await run.query(`create index api_request_client_ix on api_request (office_id, client_id, id desc)`);
    await run.query(`create index api_request_age_ix on api_request (office_id, at)`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table api_request, api_token');
    await run.query(`alter table api_client add column mode text not null default 'live'
      constraint api_client_mode_ck check (mode in ('live', 'test'))`);
    await run.query(`alter table api_key drop column mode`);
    await run.query(`alter table api_client drop column contact_email_sealed, drop column contact_phone_sealed,
      drop column origins, drop column test_offices, drop column expires_at, drop column revoked_at`);
  }
}
