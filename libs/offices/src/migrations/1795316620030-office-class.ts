import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The class of an immigration office, which its people know it by; those that are here already say it when they like. */
export class OfficeClass1795316620030 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      alter table office add column office_class text,
        add constraint office_class_ck check (office_class in (
          '1_special_tpi', '1_special', '1_tpi', '1', '2_tpi', '2', '3_tpi', '3'))`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`alter table office drop column office_class`);
  }
}
