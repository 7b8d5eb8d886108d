import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A person may decline what rests on a public task without ever having agreed to it. What was said before stands: a yes is a
 * yes, a consent to reminders that was taken back is a decline, and whoever said nothing is reminded again.
 * A request about personal data shows by which document its person was found, for when no name is kept.
 */
export class MessageChoices1795316600054 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table consent rename to message_choice');
    for (const name of ['pk', 'office_ck', 'channel_ck', 'withdrawn_ck'])
      await run.query(`alter table message_choice rename constraint consent_${name} to message_choice_${name}`);
    for (const name of ['given_uq', 'person_ix'])
      await run.query(`alter index consent_${name} rename to message_choice_${name}`);
    await run.query(`
      alter table message_choice
        alter column given_at drop not null,
        alter column given_at drop default,
        add constraint message_choice_said_ck check (given_at is not null or withdrawn_at is not null)`);
    await run.query(`
      create unique index message_choice_declined_uq on message_choice (office_id, person_key, purpose)
        where given_at is null`);
    await run.query('alter table privacy_request add column document_sealed bytea');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table privacy_request drop column document_sealed');
    await run.query('drop index message_choice_declined_uq');
    await run.query('delete from message_choice where given_at is null');
    await run.query(`
      alter table message_choice
        drop constraint message_choice_said_ck,
        alter column given_at set default clock_at(),
        alter column given_at set not null`);
    for (const name of ['given_uq', 'person_ix'])
      await run.query(`alter index message_choice_${name} rename to consent_${name}`);
    for (const name of ['pk', 'office_ck', 'channel_ck', 'withdrawn_ck'])
      await run.query(`alter table message_choice rename constraint message_choice_${name} to consent_${name}`);
    await run.query('alter table message_choice rename to consent');
  }
}
