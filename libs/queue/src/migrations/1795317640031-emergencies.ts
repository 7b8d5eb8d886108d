import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The silent alarm of a counter: who, where and when, and who answered it. */
export class Emergencies1795317640031 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table emergency (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid not null,
        counter_id uuid not null,
        staff_id uuid not null,
        state text not null,
        raised_at timestamptz not null,
        acknowledged_at timestamptz,
        acknowledged_by uuid,
        ended_at timestamptz,
        ended_by uuid,
        version integer not null default 1,
        constraint emergency_pk primary key (office_id, id),
        constraint emergency_office_ck check (office_of(id) = office_id),
        constraint emergency_state_ck check (state in ('raised', 'acknowledged', 'resolved', 'false_alarm')),
        constraint emergency_ended_ck check ((ended_at is null) = (state in ('raised', 'acknowledged')))
      )`);
    // Pressed again in fear it is the same alarm.
    await run.query(`
      create unique index emergency_open_uq on emergency (office_id, counter_id) where ended_at is null`);
    await run.query(`create index emergency_raised_ix on emergency (office_id, raised_at)`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table emergency');
  }
}
