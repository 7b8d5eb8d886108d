import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kiosks and field units: what each is for, its pairing codes, and the secrets it has had. */
export class PointDevices1795317610040 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table point_device (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid not null,
        kind text not null,
        name text not null,
        prefix text not null,
        pairing integer not null default 0,
        registered_by uuid,
        registered_at timestamptz not null,
        paired_at timestamptz,
        copied_at timestamptz,
        revoked_at timestamptz,
        seen_at timestamptz,
        app_version text,
        clock_offset_ms bigint,
        unsent integer not null default 0,
        constraint point_device_pk primary key (office_id, id),
        constraint point_device_office_ck check (office_of(id) = office_id),
        constraint point_device_kind_ck check (kind in ('kiosk', 'field_unit')),
        constraint point_device_prefix_ck check (prefix ~ '^[A-Z]{2}$')
      );
      create unique index point_device_prefix_uq on point_device (office_id, prefix) where revoked_at is null;

      create table point_device_secret (
        office_id integer not null,
        id uuid not null,
        device_id uuid not null,
        pairing integer not null,
        secret_hash bytea not null,
        issued_at timestamptz not null,
        used_at timestamptz,
        retired_at timestamptz,
        constraint point_device_secret_pk primary key (office_id, id),
        constraint point_device_secret_office_ck check (office_of(id) = office_id),
        constraint point_device_secret_device_fk
          foreign key (office_id, device_id) references point_device (office_id, id) on delete cascade
      );
      create unique index point_device_secret_hash_uq on point_device_secret (office_id, device_id, secret_hash);
      create index point_device_secret_retired_ix on point_device_secret (office_id, retired_at);

      -- Whoever types a code names no office: the code itself leads there.
      create table device_pairing (
        code_key bytea not null,
        office_id integer not null,
        device_id uuid not null,
        expires_at timestamptz not null,
        constraint device_pairing_pk primary key (code_key),
        constraint device_pairing_office_ck check (office_of(device_id) = office_id)
      )`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table device_pairing; drop table point_device_secret; drop table point_device');
  }
}
