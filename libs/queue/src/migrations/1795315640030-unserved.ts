import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who came and was never called is no no-show; those of the past get their due as well. */
export class Unserved1795315640030 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table booking drop constraint booking_state_ck');
    await run.query(`
      alter table booking add constraint booking_state_ck
        check (state in ('confirmed', 'checked_in', 'served', 'cancelled', 'no_show', 'unserved'))`);
    await run.query(`
      update booking b set state = 'unserved', version = version + 1
      where b.state = 'no_show' and exists (
        select from ticket t where t.office_id = b.office_id and t.booking_id = b.id and t.call_count = 0)`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`update booking set state = 'no_show', version = version + 1 where state = 'unserved'`);
    await run.query('alter table booking drop constraint booking_state_ck');
    await run.query(`
      alter table booking add constraint booking_state_ck
        check (state in ('confirmed', 'checked_in', 'served', 'cancelled', 'no_show'))`);
  }
}
