import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Letters1795316600020 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      alter table message add said text, add failed_at timestamptz, add claimed_until timestamptz;
      create index message_state_ix on message (office_id, channel, state)`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop index message_state_ix; alter table message drop said, drop failed_at, drop claimed_until');
  }
}
