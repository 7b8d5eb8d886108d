import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AccessLogPersons1795315610080 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    // Keyed hashes: whose data it was, without saying it. The reason is an officer's own words and may name somebody.
    await run.query(`
      alter table access_log add column person_key bytea, add column name_key bytea, add column surname_key bytea,
        add column reason_sealed bytea;
      create index access_log_person_ix on access_log (office_id, person_key, at desc) where person_key is not null;
      create index access_log_time_ix on access_log (office_id, at desc, id desc)`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(
      'alter table access_log drop column person_key, drop column name_key, drop column surname_key, drop column reason_sealed',
    );
  }
}
