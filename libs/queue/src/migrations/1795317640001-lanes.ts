import type { MigrationInterface, QueryRunner } from 'typeorm';

const ALL = `('regular', 'priority', 'express', 'walk_in', 'group', 'reserve')`;
const BOOKED = `('regular', 'priority', 'express', 'group', 'reserve')`;

/** Express, group and reserve beside the three lanes there were, and seats that count for another lane when nobody bought them. */
export class Lanes1795317640001 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    for (const [table, lanes] of [
      ['seat', ALL],
      ['ticket', ALL],
      ['booking', BOOKED],
    ])
      await run.query(`
        alter table ${table} drop constraint ${table}_lane_ck,
          add constraint ${table}_lane_ck check (lane in ${lanes})`);
    await run.query(`
      alter table day_rule
        add column target_express_minutes integer not null default 20,
        add column target_group_minutes integer not null default 45,
        add column target_reserve_minutes integer not null default 45,
        add constraint day_rule_targets_ck
          check (least(target_express_minutes, target_group_minutes, target_reserve_minutes) >= 0)`);
    await run.query(`
      alter table seat add column spill_to text, add column spill_at timestamptz,
        add constraint seat_spill_ck check (
          (spill_to is null) = (spill_at is null) and spill_to is distinct from lane and spill_to in ${ALL})`);
    // The claim's second look: a few seats a slot, and none at all where nothing spills.
    await run.query(`
      create index seat_spill_ix on seat (office_id, slot_id, spill_to, number)
        where spill_to is not null and (booking_id is null or held_until is not null) and not withdrawn`);
    await run.query(`
      alter table slot_rule add column spills jsonb not null default '[]',
        add constraint slot_rule_spills_ck check (jsonb_typeof(spills) = 'array')`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table slot_rule drop constraint slot_rule_spills_ck, drop column spills');
    await run.query('drop index seat_spill_ix');
    await run.query('alter table seat drop constraint seat_spill_ck, drop column spill_at, drop column spill_to');
    await run.query(`
      alter table day_rule drop constraint day_rule_targets_ck, drop column target_express_minutes,
        drop column target_group_minutes, drop column target_reserve_minutes`);
    // The new check holds for what comes; what stands in the new lanes stays as it is.
    for (const [table, lanes] of [
      ['booking', `('regular', 'priority')`],
      ['ticket', `('regular', 'priority', 'walk_in')`],
      ['seat', `('regular', 'priority', 'walk_in')`],
    ])
      await run.query(`
        alter table ${table} drop constraint ${table}_lane_ck,
          add constraint ${table}_lane_ck check (lane in ${lanes}) not valid`);
  }
}
