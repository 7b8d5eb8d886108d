import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The guards of the order: a cap on any wait and turns for the regular lanes. A ticket keeps the base its due time was
 * counted from, and a call where and out of which line it was made, so that turns are counted from the calls themselves.
 * Columns of the large tables are added empty: what happened before is not told anew.
 */
export class CallGuards1795317640020 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      alter table day_rule
        add column cap_minutes integer not null default 90,
        add column guard_calls integer not null default 2,
        add constraint day_rule_guards_ck check (cap_minutes between 1 and 600 and guard_calls between 0 and 20)`);
    await run.query('alter table ticket add column base_at timestamptz');
    await run.query(`
      alter table ticket_call
        add column service_point_id uuid,
        add column on_day date,
        add column lane text,
        add column line text,
        add column guarded boolean`);
    await run.query(`
      create index ticket_call_day_ix on ticket_call (office_id, service_point_id, on_day, called_at, id)
        where on_day is not null`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop index ticket_call_day_ix');
    for (const column of ['service_point_id', 'on_day', 'lane', 'line', 'guarded']) {
      await run.query(`alter table ticket_call drop column ${column}`);
    }
    await run.query('alter table ticket drop column base_at');
    await run.query('alter table day_rule drop column cap_minutes, drop column guard_calls');
  }
}
