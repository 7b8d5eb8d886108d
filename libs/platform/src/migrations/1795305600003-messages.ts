import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Messages1795305600003 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table message (
        office_id integer not null,
        id uuid not null,
        template text not null,
        locale text not null,
        channel text not null,
        to_sealed bytea not null,
        subject_sealed bytea,
        body_sealed bytea not null,
        state text not null,
        about_type text not null,
        about_id uuid not null,
        dedupe_key text,
        attempts integer not null default 0,
        failure text,
        created_at timestamptz not null default clock_at(),
        sent_at timestamptz,
        constraint message_pk primary key (office_id, id),
        constraint message_office_ck check (office_of(id) = office_id),
        constraint message_channel_ck check (channel in ('email', 'sms', 'whatsapp')),
        constraint message_state_ck check (state in ('queued', 'shown', 'sent', 'failed'))
      );
      create unique index message_dedupe_uq on message (office_id, dedupe_key) where dedupe_key is not null;
      create index message_list_ix on message (office_id, created_at desc, id desc);
      create index message_about_ix on message (office_id, about_id, created_at desc, id desc)`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table message');
  }
}
