import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where an office stands, so that people who find it full are told of the ones near by. */
export class OfficePlace1795317620001 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      alter table office add column coordinates text, add column province text,
        add constraint office_coordinates_ck check (
          coordinates ~ '^-?[0-9]{1,2}(\\.[0-9]+)?, ?-?[0-9]{1,3}(\\.[0-9]+)?$')`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`alter table office drop column coordinates, drop column province`);
  }
}
