import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OwnAccount1795315610091 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    // What an officer recognises a session by: the kind of browser, and the address, which is sealed.
    await run.query(`alter table staff_session add column device text, add column address_sealed bytea`);
    await run.query(`
      create table recovery_code (
        office_id integer not null,
        id uuid not null,
        staff_id uuid not null,
        code_key bytea not null,
        made_at timestamptz not null,
        used_at timestamptz,
        constraint recovery_code_pk primary key (office_id, id),
        constraint recovery_code_office_ck check (office_of(id) = office_id),
        constraint recovery_code_staff_fk foreign key (office_id, staff_id) references staff (office_id, id)
      )`);
    await run.query(`create unique index recovery_code_uq on recovery_code (office_id, staff_id, code_key)`);
    // A browser in which an officer signed in whole: each officer of a shared computer has a row of his own.
    await run.query(`
      create table staff_device (
        office_id integer not null,
        id uuid not null,
        staff_id uuid not null,
        secret_hash bytea not null,
        device text not null,
        first_seen_at timestamptz not null,
        seen_at timestamptz not null,
        trusted_until timestamptz,
        ended_at timestamptz,
        constraint staff_device_pk primary key (office_id, id),
        constraint staff_device_office_ck check (office_of(id) = office_id),
        constraint staff_device_staff_fk foreign key (office_id, staff_id) references staff (office_id, id)
      )`);
    await run.query(`create index staff_device_staff_ix on staff_device (office_id, staff_id) where ended_at is null`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table staff_device, recovery_code');
    await run.query('alter table staff_session drop column device, drop column address_sealed');
  }
}
