import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Floor1795305600001 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    // All deciding time passes here; tests replace the function (only the owner can), so that they can move it.
    await run.query(
      `create function clock_at() returns timestamptz language sql stable parallel safe as 'select now()'`,
    );
    // The office bits of an id (UUID version 7, or 8 for unlinkable writes); 0 is no office, so a foreign uuid fails its CHECK.
    await run.query(`
      create function office_of(id uuid) returns integer language sql immutable parallel safe as $$
        select case when get_byte(uuid_send(id), 6) >> 4 in (7, 8)
          then ((get_byte(uuid_send(id), 6) & 15) << 8) | get_byte(uuid_send(id), 7) else 0 end $$`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop function office_of(uuid)');
    await run.query('drop function clock_at()');
  }
}
