import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A slot rule may take less than the opening hours, and hold for some days only; such a one goes before those without an end. */
export class SlotRulePeriods1795316640043 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      alter table slot_rule add column periods jsonb not null default '[]',
        add constraint slot_rule_periods_ck check (jsonb_typeof(periods) = 'array')`);
    await run.query('drop index slot_rule_start_uq');
    // Rules without an end follow each other; those with one are kept apart by their spans, in the code under a lock.
    await run.query(`
      create unique index slot_rule_start_uq on slot_rule (office_id, service_point_id, valid_from) where valid_to is null`);
    await run.query(`
      create unique index slot_rule_span_uq on slot_rule (office_id, service_point_id, valid_from)
        where valid_to is not null`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('/* nationwide: a migration */ delete from slot_rule where valid_to is not null');
    await run.query('drop index slot_rule_span_uq; drop index slot_rule_start_uq');
    await run.query('create unique index slot_rule_start_uq on slot_rule (office_id, service_point_id, valid_from)');
    await run.query('alter table slot_rule drop constraint slot_rule_periods_ck, drop column periods');
  }
}
