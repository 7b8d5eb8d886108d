import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Calls of tickets are only ever added to by the app. In a test office they are nobody's evidence, so this one function may take
 * them away: it runs as the owner and knows test offices by their numbers alone (docs/adr/0012), which no row can change.
 */
export class EmptyTestOffice1795316640042 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create function queue_empty_test_office(office integer, out bookings integer, out tickets integer)
      language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if office is null or office < 1024 then
          raise exception 'office % is not a test office', office using errcode = 'insufficient_privilege';
        end if;
        delete from ticket_call where office_id = office;
        delete from ticket_period where office_id = office;
        delete from ticket where office_id = office;
        get diagnostics tickets = row_count;
        delete from ticket_number where office_id = office;
        delete from counter_session where office_id = office;
        delete from booking_person_claim c using booking b
          where b.office_id = office and c.person_key = b.person_key and c.family = b.family and c.booking_id = b.id;
        delete from booking_contact where office_id = office;
        update seat set booking_id = null, held_until = null where office_id = office and booking_id is not null;
        delete from booking where office_id = office;
        get diagnostics bookings = row_count;
      end $$`);
    await run.query('revoke execute on function queue_empty_test_office(integer) from public');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop function queue_empty_test_office(integer)');
  }
}
