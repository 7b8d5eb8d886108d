import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Install1795305600090 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table install (
        one boolean not null default true,
        mode text not null,
        key_prints jsonb not null,
        constraint install_pk primary key (one),
        constraint install_one_ck check (one),
        constraint install_mode_ck check (mode in ('demo', 'live')))`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table install');
  }
}
