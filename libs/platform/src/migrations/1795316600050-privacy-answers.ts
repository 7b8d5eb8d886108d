import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Corrections and objections, answers in words, and one open request of a kind for each person. */
export class PrivacyAnswers1795316600050 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      alter table privacy_request
        add column answer_sealed bytea,
        add column answered_by text,
        drop constraint privacy_request_kind_ck,
        drop constraint privacy_request_state_ck,
        add constraint privacy_request_kind_ck check (kind in ('export', 'erasure', 'correction', 'objection')),
        add constraint privacy_request_state_ck check (state in ('open', 'done', 'refused'))`);
    // Of two that ask for the same, the earlier keeps its clock.
    await run.query(`
      update privacy_request p set state = 'done', done_at = clock_at()
      where state = 'open' and exists (select from privacy_request earlier
        where earlier.office_id = p.office_id and earlier.person_key = p.person_key and earlier.kind = p.kind
          and earlier.state = 'open' and (earlier.asked_at, earlier.id) < (p.asked_at, p.id))`);
    await run.query(`
      create unique index privacy_request_person_uq on privacy_request (office_id, person_key, kind) where state = 'open'`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop index privacy_request_person_uq');
    await run.query(`delete from privacy_request where kind in ('correction', 'objection')`);
    await run.query(`update privacy_request set state = 'done' where state = 'refused'`);
    await run.query(`
      alter table privacy_request drop column answer_sealed, drop column answered_by,
        drop constraint privacy_request_kind_ck, drop constraint privacy_request_state_ck,
        add constraint privacy_request_kind_ck check (kind in ('export', 'erasure')),
        add constraint privacy_request_state_ck check (state in ('open', 'done'))`);
  }
}
