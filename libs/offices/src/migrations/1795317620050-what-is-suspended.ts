import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A disruption may stop one service or one step of a visit only; and the same one is noted once while it lasts. */
export class WhatIsSuspended1795317620050 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table disruption add column service_code text, add column step text');
    // Where the same was noted twice, the newer word stays.
    await run.query(`
      /* nationwide: a migration */
      update disruption d set ended_at = greatest(d.starts_at, clock_at()), version = version + 1
      where d.ended_at is null and exists (
        select 1 from disruption n
        where n.office_id = d.office_id and n.service_point_id is not distinct from d.service_point_id
          and n.what = d.what and n.ended_at is null and (n.starts_at, n.id) > (d.starts_at, d.id))`);
    await run.query(`
      create unique index disruption_running_uq on disruption (office_id, service_point_id, service_code, step, what)
        nulls not distinct where ended_at is null`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop index disruption_running_uq');
    // Without its bounds such a one would stop the whole place.
    await run.query(`
      /* nationwide: a migration */
      update disruption set stops_service = false where service_code is not null or step is not null`);
    await run.query('alter table disruption drop column step, drop column service_code');
  }
}
