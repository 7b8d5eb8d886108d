import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StaffAdministration1795315610090 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      alter table staff
        alter column email_sealed drop not null,
        add column entered_at timestamptz,
        add constraint staff_sign_in_ck check (email_sealed is not null or staff_number_sealed is not null)`);
    // Whoever had a password before there were invitations has been in already.
    await run.query(`update staff set entered_at = created_at where password_hash is not null`);
    await run.query(`
      alter table link_token
        add column drops_second_factor boolean not null default false,
        drop constraint link_token_purpose_ck,
        add constraint link_token_purpose_ck check (purpose in ('demo', 'setup', 'entry'))`);
    await run.query(`create index link_token_staff_ix on link_token (office_id, staff_id) where used_at is null`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`drop index link_token_staff_ix`);
    await run.query(`delete from link_token where purpose = 'entry'`);
    await run.query(`
      alter table link_token
        drop column drops_second_factor,
        drop constraint link_token_purpose_ck,
        add constraint link_token_purpose_ck check (purpose in ('demo', 'setup'))`);
    await run.query(`
      alter table staff drop constraint staff_sign_in_ck, drop column entered_at, alter column email_sealed set not null`);
  }
}
