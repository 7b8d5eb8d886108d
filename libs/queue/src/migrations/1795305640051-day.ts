import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The office day: tickets and their numbers, calls, the period ledger, sittings at counters, and the day's rules. */
export class Day1795305640051 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table day_rule (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid,
        valid_from date not null,
        check_in_early_minutes integer not null,
        check_in_late_minutes integer not null,
        late_grace_minutes integer not null,
        target_priority_minutes integer not null,
        target_regular_minutes integer not null,
        target_walk_in_minutes integer not null,
        return_limit integer not null,
        rest_minutes integer not null,
        recall_limit integer not null,
        constraint day_rule_pk primary key (office_id, id),
        constraint day_rule_office_ck check (office_of(id) = office_id),
        constraint day_rule_minutes_ck check (
          least(check_in_early_minutes, check_in_late_minutes, late_grace_minutes, target_priority_minutes,
            target_regular_minutes, target_walk_in_minutes, return_limit, rest_minutes, recall_limit) >= 0)
      )`);
    await run.query(`
      create unique index day_rule_from_uq on day_rule (office_id, service_point_id, valid_from) nulls not distinct`);

    await run.query(`
      create table ticket_number (
        office_id integer not null,
        service_point_id uuid not null,
        on_day date not null,
        prefix text not null,
        last integer not null,
        constraint ticket_number_pk primary key (office_id, service_point_id, on_day, prefix),
        constraint ticket_number_office_ck check (office_of(service_point_id) = office_id)
      )`);

    await run.query(`
      create table ticket (
        office_id integer not null,
        id uuid not null,
        service_point_id uuid not null,
        on_day date not null,
        prefix text not null,
        number integer not null,
        display text not null,
        state text not null,
        lane text not null,
        service_code text not null,
        booking_id uuid,
        name_sealed bytea,
        channel text not null,
        api_client_id uuid,
        issued_at timestamptz not null,
        due_at timestamptz not null,
        rests_until timestamptz,
        called_at timestamptz,
        started_at timestamptz,
        ended_at timestamptz,
        counter_id uuid,
        call_count integer not null default 0,
        recall_count integer not null default 0,
        return_count integer not null default 0,
        version integer not null default 1,
        constraint ticket_pk primary key (office_id, id),
        constraint ticket_office_ck check (office_of(id) = office_id),
        constraint ticket_booking_fk foreign key (office_id, booking_id) references booking (office_id, id),
        constraint ticket_state_ck check (state in ('waiting', 'called', 'serving', 'served', 'missed', 'left')),
        constraint ticket_lane_ck check (lane in ('regular', 'priority', 'walk_in')),
        constraint ticket_counter_ck check (
          case when state = 'waiting' then counter_id is null when state in ('called', 'serving') then counter_id is not null
          else true end),
        constraint ticket_ended_ck check ((ended_at is null) = (state in ('waiting', 'called', 'serving')))
      )`);
    await run.query(`
      create unique index ticket_number_uq on ticket (office_id, service_point_id, on_day, prefix, number)`);
    await run.query(`
      create unique index ticket_booking_uq on ticket (office_id, booking_id) where booking_id is not null`);
    // One active ticket a counter: whatever the code above gets wrong, two people never stand at one window.
    await run.query(`
      create unique index ticket_counter_active_uq on ticket (office_id, counter_id)
        where state in ('called', 'serving')`);
    await run.query(`
      create index ticket_line_ix on ticket (office_id, service_point_id, on_day, due_at) where state = 'waiting'`);
    await run.query(`
      create index ticket_board_ix on ticket (office_id, service_point_id, on_day, called_at) where called_at is not null`);
    await run.query(`
      create index ticket_live_ix on ticket (office_id, on_day) where state in ('waiting', 'called', 'serving')`);

    await run.query(`
      create table ticket_call (
        office_id integer not null,
        id uuid not null,
        ticket_id uuid not null,
        counter_id uuid not null,
        staff_id uuid not null,
        called_at timestamptz not null,
        kind text not null,
        rule text,
        passed_over jsonb,
        constraint ticket_call_pk primary key (office_id, id),
        constraint ticket_call_office_ck check (office_of(id) = office_id),
        constraint ticket_call_kind_ck check (kind in ('next', 'chosen', 'recall')),
        constraint ticket_call_rule_ck check ((rule is null) = (kind = 'recall')),
        constraint ticket_call_ticket_fk foreign key (office_id, ticket_id) references ticket (office_id, id)
      )`);
    await run.query(`create index ticket_call_ticket_ix on ticket_call (office_id, ticket_id, called_at)`);

    await run.query(`
      create table ticket_period (
        office_id integer not null,
        id uuid not null,
        ticket_id uuid not null,
        kind text not null,
        counter_id uuid,
        staff_id uuid,
        started_at timestamptz not null,
        ended_at timestamptz,
        cut boolean not null default false,
        constraint ticket_period_pk primary key (office_id, id),
        constraint ticket_period_office_ck check (office_of(id) = office_id),
        constraint ticket_period_kind_ck check (kind in ('waiting', 'called', 'serving', 'parked')),
        constraint ticket_period_counter_ck check ((kind in ('called', 'serving')) = (counter_id is not null)),
        constraint ticket_period_order_ck check (ended_at >= started_at),
        constraint ticket_period_ticket_fk foreign key (office_id, ticket_id) references ticket (office_id, id)
      )`);
    await run.query(`
      create unique index ticket_period_open_uq on ticket_period (office_id, ticket_id) where ended_at is null`);
    await run.query(`
      create unique index ticket_period_counter_uq on ticket_period (office_id, counter_id)
        where ended_at is null and counter_id is not null`);
    await run.query(`create index ticket_period_ticket_ix on ticket_period (office_id, ticket_id, started_at)`);

    await run.query(`
      create table counter_session (
        office_id integer not null,
        id uuid not null,
        counter_id uuid not null,
        service_point_id uuid not null,
        on_day date not null,
        staff_id uuid not null,
        state text not null,
        opened_at timestamptz not null,
        paused_at timestamptz,
        closed_at timestamptz,
        closed_by text,
        version integer not null default 1,
        constraint counter_session_pk primary key (office_id, id),
        constraint counter_session_office_ck check (office_of(id) = office_id),
        constraint counter_session_state_ck check (state in ('open', 'paused', 'closed')),
        constraint counter_session_closed_ck check ((closed_at is not null) = (state = 'closed')),
        constraint counter_session_by_ck check (closed_by in ('officer', 'day_close'))
      )`);
    await run.query(`
      create unique index counter_session_counter_uq on counter_session (office_id, counter_id) where state <> 'closed'`);
    await run.query(`
      create unique index counter_session_staff_uq on counter_session (office_id, staff_id) where state <> 'closed'`);
    await run.query(`
      create index counter_session_day_ix on counter_session (office_id, service_point_id, on_day)`);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const table of ['counter_session', 'ticket_period', 'ticket_call', 'ticket', 'ticket_number', 'day_rule']) {
      await run.query(`drop table ${table}`);
    }
  }
}
