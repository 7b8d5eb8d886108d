import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Numbers lent to devices in blocks, what devices told of their time without a line, and which device gave a ticket. */
export class Kiosks1795317640040 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table ticket add column device_id uuid');
    await run.query(`
      create table number_block (
        office_id integer not null,
        id uuid not null,
        device_id uuid not null,
        pairing integer not null,
        service_point_id uuid not null,
        on_day date not null,
        prefix text not null,
        first_number integer not null,
        leased_at timestamptz not null,
        clock_offset_ms bigint not null,
        constraint number_block_pk primary key (office_id, id),
        constraint number_block_office_ck check (office_of(id) = office_id),
        -- With the index below: blocks of twenty begin at 1, 21, 41 … and so can't overlap, whoever leases them.
        constraint number_block_first_ck check (first_number % 20 = 1)
      )`);
    await run.query(`
      create unique index number_block_first_uq
        on number_block (office_id, service_point_id, on_day, prefix, first_number)`);
    await run.query(`create index number_block_device_ix on number_block (office_id, device_id, on_day)`);
    await run.query(`
      create table device_event (
        office_id integer not null,
        id uuid not null,
        device_id uuid not null,
        on_day date not null,
        kind text not null,
        ticket_id uuid,
        said text not null,
        number text,
        outcome text not null,
        taken_at timestamptz not null,
        received_at timestamptz not null,
        constraint device_event_pk primary key (office_id, id),
        constraint device_event_office_ck check (office_of(id) = office_id)
      )`);
    await run.query(`create index device_event_device_ix on device_event (office_id, device_id, received_at)`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table device_event; drop table number_block; alter table ticket drop column device_id');
  }
}
