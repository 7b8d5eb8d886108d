import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OnBehalfOf1795316600010 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`alter table ledger_event add column on_behalf_of uuid`);
    // What is sealed must keep its seal: an event without it is digested as before. With it the text has one part more, so
    // neither taking it away nor adding it leaves the hash as it was.
    await run.query(`
      create or replace function ledger_digest(e ledger_event, at_position bigint, before bytea) returns bytea
      language sql stable parallel safe as $$
        select sha256(before || convert_to((jsonb_build_array(e.office_id, at_position, e.id, e.type, e.subject_type,
          e.subject_id, e.actor_kind, e.actor_id, (extract(epoch from e.at) * 1000000)::bigint, e.payload)
          || case when e.on_behalf_of is null then '[]'::jsonb else jsonb_build_array(e.on_behalf_of) end)::text, 'UTF8'))
      $$`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      create or replace function ledger_digest(e ledger_event, at_position bigint, before bytea) returns bytea
      language sql stable parallel safe as $$
        select sha256(before || convert_to(jsonb_build_array(e.office_id, at_position, e.id, e.type, e.subject_type,
          e.subject_id, e.actor_kind, e.actor_id, (extract(epoch from e.at) * 1000000)::bigint, e.payload)::text, 'UTF8'))
      $$`);
    await run.query('alter table ledger_event drop column on_behalf_of');
  }
}
