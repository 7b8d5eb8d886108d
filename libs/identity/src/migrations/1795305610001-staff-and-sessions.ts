import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StaffAndSessions1795305610001 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table staff (
        office_id integer not null,
        id uuid not null,
        state text not null,
        locale text not null,
        name_sealed bytea not null,
        email_sealed bytea not null,
        staff_number_sealed bytea,
        password_hash text,
        demo boolean not null,
        created_at timestamptz not null,
        version integer not null,
        constraint staff_pk primary key (office_id, id),
        constraint staff_office_ck check (office_of(id) = office_id),
        constraint staff_state_ck check (state in ('active', 'suspended')),
        constraint staff_locale_ck check (locale in ('id', 'en'))
      )`);
    // A claim table: nobody in the country signs in under another's address or number.
    await run.query(`
      create table sign_in_name (
        name_key bytea not null,
        kind text not null,
        office_id integer not null,
        staff_id uuid not null,
        constraint sign_in_name_pk primary key (name_key),
        constraint sign_in_name_kind_ck check (kind in ('email', 'staff_number'))
      )`);
    // Lives with the officer's own row; at_office_id says where the role holds.
    await run.query(`
      create table staff_role (
        office_id integer not null,
        id uuid not null,
        staff_id uuid not null,
        role text not null,
        at_office_id integer not null,
        constraint staff_role_pk primary key (office_id, id),
        constraint staff_role_office_ck check (office_of(id) = office_id),
        constraint staff_role_staff_fk foreign key (office_id, staff_id) references staff (office_id, id)
      )`);
    await run.query(`create unique index staff_role_held_uq on staff_role (office_id, staff_id, at_office_id, role)`);
    await run.query(`
      create table totp (
        office_id integer not null,
        id uuid not null,
        staff_id uuid not null,
        secret_sealed bytea not null,
        last_step bigint not null,
        enrolled_at timestamptz not null,
        constraint totp_pk primary key (office_id, id),
        constraint totp_office_ck check (office_of(id) = office_id),
        constraint totp_staff_fk foreign key (office_id, staff_id) references staff (office_id, id)
      )`);
    await run.query(`create unique index totp_staff_uq on totp (office_id, staff_id)`);
    await run.query(`
      create table staff_session (
        office_id integer not null,
        id uuid not null,
        staff_id uuid not null,
        secret_hash bytea not null,
        state text not null,
        acting_office_id integer not null,
        second_factor boolean not null,
        demo boolean not null,
        enrolment_sealed bytea,
        wrong_codes integer not null,
        started_at timestamptz not null,
        seen_at timestamptz not null,
        expires_at timestamptz not null,
        ended_at timestamptz,
        constraint staff_session_pk primary key (office_id, id),
        constraint staff_session_office_ck check (office_of(id) = office_id),
        constraint staff_session_state_ck
          check (state in ('second_factor_required', 'second_factor_enrolment', 'signed_in')),
        constraint staff_session_staff_fk foreign key (office_id, staff_id) references staff (office_id, id)
      )`);
    await run.query(
      `create index staff_session_staff_ix on staff_session (office_id, staff_id) where ended_at is null`,
    );
    // Keyed by a hash of (name, network) or by the one word for the whole house: no name and no address is kept.
    await run.query(`
      create table sign_in_throttle (
        key bytea not null,
        failures double precision not null,
        attempted_at timestamptz not null,
        succeeded_at timestamptz,
        constraint sign_in_throttle_pk primary key (key)
      )`);
    await run.query(`
      create table link_token (
        office_id integer not null,
        id uuid not null,
        purpose text not null,
        staff_id uuid,
        secret_hash bytea not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        constraint link_token_pk primary key (office_id, id),
        constraint link_token_office_ck check (office_of(id) = office_id),
        constraint link_token_purpose_ck check (purpose in ('demo', 'setup')),
        constraint link_token_staff_fk foreign key (office_id, staff_id) references staff (office_id, id)
      )`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table link_token, sign_in_throttle, staff_session, totp, staff_role, sign_in_name, staff');
  }
}
