import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OwnBookings1795315640070 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create index booking_client_ix on booking (office_id, api_client_id, client_reference)
        where api_client_id is not null`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop index booking_client_ix');
  }
}
