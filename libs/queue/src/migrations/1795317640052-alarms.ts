import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a supervisor is alarmed, and who has seen an alarm. */
export class Alarms1795317640052 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table alarm_rule (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid not null,
        idle_minutes integer not null,
        unanswered_minutes integer not null,
        overdue_minutes integer not null,
        version integer not null default 1,
        constraint alarm_rule_pk primary key (office_id, id),
        constraint alarm_rule_office_ck check (office_of(id) = office_id),
        constraint alarm_rule_minutes_ck check (least(idle_minutes, unanswered_minutes, overdue_minutes) >= 0)
      )`);
    await run.query('create unique index alarm_rule_point_uq on alarm_rule (office_id, service_point_id)');
    await run.query(`
      create table alarm_acknowledgement (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid not null,
        on_day date not null,
        alarm text not null,
        staff_id uuid not null,
        acknowledged_at timestamptz not null,
        constraint alarm_acknowledgement_pk primary key (office_id, id),
        constraint alarm_acknowledgement_office_ck check (office_of(id) = office_id)
      )`);
    await run.query(`
      create unique index alarm_acknowledgement_alarm_uq
        on alarm_acknowledgement (office_id, service_point_id, on_day, alarm)`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table alarm_acknowledgement; drop table alarm_rule');
  }
}
