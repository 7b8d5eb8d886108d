import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was told of a suspension and in which words; and what of a ticket's wait was one. */
export class Suspensions1795317640050 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table suspension_notice (
        office_id integer not null,
        disruption_id uuid not null,
        booking_id uuid not null,
        word text not null,
        times integer not null default 1,
        told_at timestamptz not null,
        constraint suspension_notice_pk primary key (office_id, disruption_id, booking_id),
        constraint suspension_notice_office_ck check (office_of(booking_id) = office_id),
        constraint suspension_notice_booking_fk foreign key (office_id, booking_id) references booking (office_id, id)
      )`);
    await run.query('create index suspension_notice_booking_ix on suspension_notice (office_id, booking_id)');
    await run.query(`
      alter table ticket add column promised_at timestamptz, add column paused_seconds integer not null default 0`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table ticket drop column promised_at, drop column paused_seconds');
    await run.query('drop table suspension_notice');
  }
}
