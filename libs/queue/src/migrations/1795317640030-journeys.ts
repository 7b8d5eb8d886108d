import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Several steps on one ticket, parking and handing over. A ticket knows its step, who alone may call it and where it was before
 * it was handed over; a spell knows its step and service point, so that waits are told apart.
 */
export class Journeys1795317640030 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table journey (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid not null,
        service_code text not null,
        valid_from date not null,
        steps jsonb not null,
        version integer not null default 1,
        constraint journey_pk primary key (office_id, id),
        constraint journey_office_ck check (office_of(id) = office_id),
        constraint journey_steps_ck check (jsonb_typeof(steps) = 'array' and jsonb_array_length(steps) between 1 and 8)
      )`);
    await run.query(`
      create unique index journey_from_uq on journey (office_id, service_point_id, service_code, valid_from)`);

    await run.query(`
      alter table ticket
        add column journey_id uuid,
        add column step text not null default 'visit',
        add column only_counters uuid[],
        add column handed jsonb,
        add column issued_point_id uuid,
        add constraint ticket_journey_fk foreign key (office_id, journey_id) references journey (office_id, id),
        drop constraint ticket_state_ck,
        add constraint ticket_state_ck
          check (state in ('waiting', 'called', 'serving', 'parked', 'served', 'missed', 'left')),
        drop constraint ticket_ended_ck,
        add constraint ticket_ended_ck
          check ((ended_at is null) = (state in ('waiting', 'called', 'serving', 'parked')))`);
    // A number belongs to the point that gave it: whoever is sent to another keeps it there.
    await run.query('drop index ticket_number_uq');
    await run.query(`
      create unique index ticket_number_uq
        on ticket (office_id, (coalesce(issued_point_id, service_point_id)), on_day, prefix, number)`);
    await run.query('drop index ticket_live_ix');
    await run.query(`
      create index ticket_live_ix on ticket (office_id, on_day)
        where state in ('waiting', 'called', 'serving', 'parked')`);

    await run.query(`
      alter table ticket_period
        add column step text not null default 'visit',
        add column service_point_id uuid`);
    await run.query(`alter table counter_session add column pause_reason text`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table counter_session drop column pause_reason');
    await run.query('alter table ticket_period drop column step, drop column service_point_id');
    await run.query(`update ticket set state = 'left', ended_at = clock_at() where state = 'parked'`);
    await run.query('drop index ticket_live_ix');
    await run.query(`
      create index ticket_live_ix on ticket (office_id, on_day) where state in ('waiting', 'called', 'serving')`);
    await run.query('drop index ticket_number_uq');
    await run.query(`
      create unique index ticket_number_uq on ticket (office_id, service_point_id, on_day, prefix, number)`);
    await run.query(`
      alter table ticket
        drop constraint ticket_journey_fk,
        drop column journey_id, drop column step, drop column only_counters, drop column handed,
        drop column issued_point_id,
        drop constraint ticket_state_ck,
        add constraint ticket_state_ck check (state in ('waiting', 'called', 'serving', 'served', 'missed', 'left')),
        drop constraint ticket_ended_ck,
        add constraint ticket_ended_ck check ((ended_at is null) = (state in ('waiting', 'called', 'serving')))`);
    await run.query('drop table journey');
  }
}
