import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Ledger1795305600002 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    // arrival keeps the order in which a transaction wrote its events; position is the only order anyone reads by.
    await run.query(`
      create table ledger_event (
        office_id integer not null,
        id uuid not null,
        type text not null,
        subject_type text not null,
        subject_id text not null,
        actor_kind text not null,
        actor_id text,
        at timestamptz not null default clock_at(),
        payload jsonb not null,
        arrival bigint generated always as identity,
        position bigint,
        previous_hash bytea,
        hash bytea,
        constraint ledger_event_pk primary key (office_id, id),
        constraint ledger_event_office_ck check (office_of(id) = office_id),
        constraint ledger_event_sealed_ck check (num_nulls(position, previous_hash, hash) in (0, 3))
      );
      create unique index ledger_event_position_uq on ledger_event (office_id, position) where position is not null;
      create index ledger_event_unsealed_ix on ledger_event (office_id, arrival) where position is null;
      create index ledger_event_subject_ix on ledger_event (office_id, subject_type, subject_id, arrival);

      create table ledger_head (
        office_id integer not null,
        position bigint not null,
        hash bytea not null,
        constraint ledger_head_pk primary key (office_id)
      );

      create table ledger_cursor (
        office_id integer not null,
        handler text not null,
        position bigint not null default 0,
        attempts integer not null default 0,
        retry_at timestamptz,
        failure text,
        constraint ledger_cursor_pk primary key (office_id, handler)
      );`);
    await run.query(`
      create function ledger_digest(e ledger_event, at_position bigint, before bytea) returns bytea
      language sql stable parallel safe as $$
        select sha256(before || convert_to(jsonb_build_array(e.office_id, at_position, e.id, e.type, e.subject_type,
          e.subject_id, e.actor_kind, e.actor_id, (extract(epoch from e.at) * 1000000)::bigint, e.payload)::text, 'UTF8'))
      $$`);
    // Only this function, which runs as the owner, gives positions. Each statement in it sees what was committed before it, so
    // whoever gets the lock goes on from the last seal. -1: another process is sealing this office right now.
    await run.query(`
      create function ledger_seal(office integer, batch integer) returns integer
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        head ledger_head;
        e ledger_event;
        digest bytea;
        sealed integer := 0;
      begin
        if not pg_try_advisory_xact_lock(1818518887, office) then
          return -1;
        end if;
        select * into head from ledger_head where office_id = office;
        if not found then
          head := row(office, 0, ''::bytea);
          insert into ledger_head values (head.*);
        end if;
        for e in
          select * from ledger_event where office_id = office and position is null order by arrival limit batch
        loop
          head.position := head.position + 1;
          digest := ledger_digest(e, head.position, head.hash);
          update ledger_event set position = head.position, previous_hash = head.hash, hash = digest
            where office_id = office and id = e.id;
          head.hash := digest;
          sealed := sealed + 1;
        end loop;
        if sealed > 0 then
          update ledger_head set position = head.position, hash = head.hash where office_id = office;
          perform pg_notify('ledger', office || ':' || head.position);
        end if;
        return sealed;
      end $$;
      revoke execute on function ledger_seal(integer, integer) from public`);
    await run.query(`
      create function ledger_unsealed_only() returns trigger language plpgsql as $$
      begin
        raise exception 'an event is written without its seal' using errcode = 'check_violation';
      end $$;
      create trigger ledger_event_fresh before insert on ledger_event for each row
        when (num_nonnulls(new.position, new.previous_hash, new.hash) > 0) execute function ledger_unsealed_only()`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      drop function ledger_seal(integer, integer);
      drop function ledger_digest(ledger_event, bigint, bytea);
      drop table ledger_cursor, ledger_head, ledger_event;
      drop function ledger_unsealed_only()`);
  }
}
