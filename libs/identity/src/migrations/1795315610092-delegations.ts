import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Delegations1795315610092 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    // Lives with the stand-in, whose every request asks for it; at_office_id says where the role holds.
    await run.query(`
      create table delegation (
        office_id integer not null,
        id uuid not null,
        to_staff_id uuid not null,
        from_staff_id uuid not null,
        role text not null,
        at_office_id integer not null,
        from_on date not null,
        until_on date not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        document_number text not null,
        reason_sealed bytea not null,
        made_by uuid,
        made_at timestamptz not null,
        ended_at timestamptz,
        constraint delegation_pk primary key (office_id, id),
        constraint delegation_office_ck check (office_of(id) = office_id),
        constraint delegation_days_ck check (from_on <= until_on and starts_at < ends_at),
        constraint delegation_persons_ck check (from_staff_id <> to_staff_id),
        constraint delegation_staff_fk foreign key (office_id, to_staff_id) references staff (office_id, id)
      )`);
    await run.query(
      `create index delegation_to_ix on delegation (office_id, to_staff_id, ends_at) where ended_at is null`,
    );
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table delegation');
  }
}
