import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Visits of a mobile unit to a group: the request with its letter, the names, the dates proposed, and how large a group may be. */
export class Rosters1795317640061 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table roster_limit (
        valid_from date not null,
        min_members integer not null,
        max_members integer not null,
        change_days integer not null,
        source text not null,
        confidence text not null,
        constraint roster_limit_pk primary key (valid_from),
        constraint roster_limit_members_ck check (min_members between 1 and max_members and max_members <= 200),
        constraint roster_limit_confidence_ck check (confidence in ('confirmed', 'to_be_confirmed'))
      )`);
    await run.query(`
      create table roster (
        office_id integer not null,
        id uuid not null,
        state text not null,
        service_code text not null,
        family text not null,
        requester text not null,
        letter_number text not null,
        letter_on date not null,
        letter_kept_by text not null,
        place text not null,
        wanted_from date not null,
        wanted_to date not null,
        contact_name_sealed bytea not null,
        phone_sealed bytea,
        email_sealed bytea,
        locale text not null,
        api_client_id uuid,
        staff_id uuid,
        service_point_id uuid,
        on_day date,
        reason text,
        version integer not null default 1,
        created_at timestamptz not null,
        erased_at timestamptz,
        constraint roster_pk primary key (office_id, id),
        constraint roster_office_ck check (office_of(id) = office_id),
        constraint roster_state_ck check (state in ('filed', 'proposed', 'reserved', 'declined', 'withdrawn', 'done')),
        constraint roster_wanted_ck check (wanted_from <= wanted_to),
        constraint roster_reserved_ck check (on_day is not null or state not in ('reserved', 'done'))
      )`);
    await run.query(`create index roster_state_ix on roster (office_id, state, id)`);
    await run.query(`
      create table roster_member (
        office_id integer not null,
        id uuid not null,
        roster_id uuid not null,
        position integer not null,
        name_sealed bytea not null,
        document_sealed bytea,
        birth_on_sealed bytea,
        document_kind text not null,
        document_country text not null,
        person_key bytea not null,
        booking_id uuid,
        constraint roster_member_pk primary key (office_id, id),
        constraint roster_member_office_ck check (office_of(id) = office_id),
        constraint roster_member_roster_fk foreign key (office_id, roster_id) references roster (office_id, id) on delete cascade
      )`);
    await run.query(`create unique index roster_member_person_uq on roster_member (office_id, roster_id, person_key)`);
    await run.query(`create index roster_member_key_ix on roster_member (office_id, person_key)`);
    await run.query(`
      create table roster_proposal (
        office_id integer not null,
        id uuid not null,
        roster_id uuid not null,
        service_point_id uuid not null,
        on_day date not null,
        constraint roster_proposal_pk primary key (office_id, id),
        constraint roster_proposal_office_ck check (office_of(id) = office_id),
        constraint roster_proposal_roster_fk foreign key (office_id, roster_id) references roster (office_id, id) on delete cascade
      )`);
    await run.query(`
      create unique index roster_proposal_day_uq on roster_proposal (office_id, roster_id, service_point_id, on_day)`);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const table of ['roster_proposal', 'roster_member', 'roster', 'roster_limit'])
      await run.query(`drop table ${table}`);
  }
}
