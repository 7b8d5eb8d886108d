import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Webhooks1795315600070 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table webhook (
        office_id integer not null,
        id uuid not null,
        client_id uuid not null,
        mode text not null,
        url text not null,
        description text,
        types text[] not null,
        offices integer[] not null,
        state text not null,
        secret_sealed bytea not null,
        old_secret_sealed bytea,
        old_secret_until timestamptz,
        created_at timestamptz not null,
        disabled_at timestamptz,
        delivered_at timestamptz,
        failing_since timestamptz,
        hold_until timestamptz,
        version integer not null,
        constraint webhook_pk primary key (office_id, id),
        constraint webhook_office_ck check (office_of(id) = office_id),
        constraint webhook_mode_ck check (mode in ('live', 'test')),
        constraint webhook_state_ck check (state in ('active', 'paused', 'disabled')),
        constraint webhook_types_ck check (cardinality(types) > 0)
      )`);
    await run.query(`create index webhook_client_ix on webhook (office_id, client_id, id desc)`);
    await run.query(`
      create table webhook_delivery (
        office_id integer not null,
        id uuid not null,
        webhook_id uuid not null,
        event_office_id integer,
        event_id uuid not null,
        type text not null,
        state text not null,
        attempts integer not null default 0,
        created_at timestamptz not null,
        next_at timestamptz,
        last_at timestamptz,
        last_status smallint,
        last_fault text,
        last_excerpt text,
        last_ms integer,
        constraint webhook_delivery_pk primary key (office_id, id),
        constraint webhook_delivery_office_ck check (office_of(id) = office_id),
        constraint webhook_delivery_state_ck check (state in ('pending', 'delivered', 'failed')),
        constraint webhook_delivery_event_uq unique (office_id, webhook_id, event_id),
        constraint webhook_delivery_webhook_fk
          foreign key (office_id, webhook_id) references webhook (office_id, id) on delete cascade
      )`);
    await run.query(`create index webhook_delivery_list_ix on webhook_delivery (office_id, webhook_id, id desc)`);
    await run.query(`create index webhook_delivery_age_ix on webhook_delivery (office_id, created_at)`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table webhook_delivery, webhook');
  }
}
