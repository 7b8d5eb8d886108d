import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RateLimit1795305600011 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    // Unlogged: after a crash everybody starts with a full limit, which is cheaper than a log record a count.
    await run.query(`
      create unlogged table rate_window (
        key bytea not null,
        ends_at timestamptz not null,
        used integer not null,
        constraint rate_window_pk primary key (key)
      )`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table rate_window');
  }
}
