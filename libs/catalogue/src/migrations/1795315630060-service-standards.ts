import type { MigrationInterface, QueryRunner } from 'typeorm';

const LINE = `
        service_code text not null,
        code text not null,
        valid_from date not null,
        is_draft boolean not null,
        valid_to date,
        withdraws boolean not null,
        position integer not null,
        legal_basis text not null,
        source text not null,
        confidence text not null`;

const LINES = ['requirement', 'fee_line', 'service_time', 'standard_part'];

export class ServiceStandards1795315630060 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table service_time (${LINE},
        working_days integer not null,
        note_id text not null,
        note_en text not null,
        constraint service_time_code_ck check (code in ('standard', 'same_day')),
        constraint service_time_working_days_ck check (working_days >= 0)
      )`);
    await run.query(`
      create table standard_part (${LINE},
        text_id text not null,
        text_en text not null,
        constraint standard_part_code_ck check (code in ('procedure', 'product', 'complaints', 'legal_basis', 'facilities',
          'competence', 'supervision', 'staff_number', 'service_guarantee', 'safety_guarantee', 'evaluation'))
      )`);
    for (const table of ['requirement', 'fee_line'])
      await run.query(`
        alter table ${table}
          add column is_draft boolean not null default false,
          add column withdraws boolean not null default false,
          add column applies_to jsonb not null default '{}',
          drop constraint ${table}_pk`);
    await run.query(`
      alter table fee_line
        add column role text not null default 'price',
        add column options jsonb not null default '{}',
        add constraint fee_line_role_ck check (role in ('price', 'burden', 'add_on'))`);
    await this.service(run);
    for (const table of LINES) await this.lines(run, table);
    await this.noOverlaps(run);
    await this.switchesAndHistory(run);
    await this.knownLines(run);
  }

  /** The promise of time becomes a dated line; what stays with the service says whom it is for. */
  private async service(run: QueryRunner): Promise<void> {
    await run.query(`
      insert into service_time (service_code, code, valid_from, is_draft, valid_to, withdraws, position, legal_basis, source,
        confidence, working_days, note_id, note_en)
      select code, 'standard', '2022-10-12', false, null, false, 1, legal_basis, source, confidence, working_days,
        'Hari kerja sejak pembayaran dan wawancara.', 'Working days from payment and interview.'
      from service`);
    await run.query(`
      alter table service
        drop column working_days,
        add column audience jsonb not null default '{}',
        add column counterparts text[] not null default '{}',
        add column bookable boolean not null default true,
        add column facts_edition integer not null default 0,
        add column version integer not null default 1`);
    await run.query(`
      update service set
        audience = '{"ageFrom": 17, "marriedIsAdult": true, "nationalities": ["indonesian", "dual"]}',
        counterparts = '{passport_new_child,passport_renewal}',
        legal_basis = 'Permenkumham No. 18 Tahun 2022 Pasal 2A dan Pasal 4',
        source = 'imigrasi.go.id; suara 2022',
        confidence = 'confirmed'
      where code = 'passport_new_adult'`);
  }

  private async lines(run: QueryRunner, table: string): Promise<void> {
    await run.query(`
      alter table ${table}
        add constraint ${table}_pk primary key (service_code, code, valid_from, is_draft),
        add constraint ${table}_withdrawal_ck check (is_draft or not withdraws)`);
    if (table === 'service_time' || table === 'standard_part')
      await run.query(`
        alter table ${table}
          add constraint ${table}_service_fk foreign key (service_code) references service (code),
          add constraint ${table}_validity_ck check (valid_to is null or valid_from <= valid_to),
          add constraint ${table}_confidence_ck check (confidence in ('confirmed', 'to_be_confirmed'))`);
  }

  /**
   * An exclusion constraint would need btree_gist, which an office's PostgreSQL may lack. The trigger locks the service, so
   * that two publications can't each fail to see the other.
   */
  private async noOverlaps(run: QueryRunner): Promise<void> {
    await run.query(`
      create function catalogue_no_overlap() returns trigger language plpgsql as $$
      declare taken boolean;
      begin
        if new.is_draft then return new; end if;
        perform 1 from service where code = new.service_code for update;
        execute format(
          'select exists (select from %I where service_code = $1 and code = $2 and not is_draft and valid_from <> $3
             and daterange(valid_from, valid_to, ''[]'') && daterange($3, $4, ''[]''))', tg_table_name)
          into taken using new.service_code, new.code, new.valid_from, new.valid_to;
        if taken then
          raise exception 'two lines % of % hold on one day', new.code, new.service_code
            using errcode = 'exclusion_violation', constraint = 'service_line_overlap_ex', table = tg_table_name;
        end if;
        return new;
      end $$`);
    for (const table of LINES)
      await run.query(`
        create trigger ${table}_no_overlap before insert or update on ${table}
        for each row execute function catalogue_no_overlap()`);
  }

  private async switchesAndHistory(run: QueryRunner): Promise<void> {
    await run.query(`
      create table office_switch (
        office_id integer not null,
        id uuid not null,
        name text not null,
        service_code text,
        valid_from date not null,
        valid_to date,
        is_on boolean not null,
        hours jsonb not null,
        legal_basis text not null,
        source text not null,
        confidence text not null,
        version integer not null,
        constraint office_switch_pk primary key (office_id, id),
        constraint office_switch_office_ck check (office_of(id) = office_id),
        constraint office_switch_name_ck check (name in ('offered', 'electronic_only', 'same_day')),
        constraint office_switch_offered_ck check (name <> 'offered' or service_code is not null),
        constraint office_switch_validity_ck check (valid_to is null or valid_from <= valid_to),
        constraint office_switch_confidence_ck check (confidence in ('confirmed', 'to_be_confirmed'))
      )`);
    await run.query(
      `create index office_switch_service_ix on office_switch (office_id, service_code, name, valid_from)`,
    );
    await run.query(`
      create table catalogue_change (
        id uuid not null,
        service_code text,
        acting_office_id integer not null,
        staff_id uuid,
        at timestamptz not null,
        action text not null,
        subject text not null,
        line_code text,
        valid_from date,
        before jsonb,
        after jsonb,
        constraint catalogue_change_pk primary key (id)
      )`);
    await run.query(`create index catalogue_change_service_ix on catalogue_change (service_code, at, id)`);
  }

  /** The lines of the one service there was learn what they buy and whom they concern. */
  private async knownLines(run: QueryRunner): Promise<void> {
    const adult = { ageFrom: 17, marriedIsAdult: true, nationalities: ['indonesian'] };
    const known: [code: string, options: object, appliesTo: object][] = [
      ['ordinary', { document: 'ordinary' }, {}],
      ['electronic', { document: 'electronic' }, {}],
      [
        'ordinary_5_years',
        { document: 'ordinary', years: 5 },
        { exceptKinds: ['scholarship_student', 'destitute_abroad'] },
      ],
      ['ordinary_10_years', { document: 'ordinary', years: 10 }, adult],
      ['electronic_5_years', { document: 'electronic', years: 5 }, {}],
      ['electronic_10_years', { document: 'electronic', years: 10 }, adult],
    ];
    for (const [code, options, appliesTo] of known)
      await run.query(
        `update fee_line set options = $2, applies_to = $3 where service_code = 'passport_new_adult' and code = $1`,
        [code, options, appliesTo],
      );
    for (const [code, circumstance] of [
      ['naturalisation_letter', 'naturalised'],
      ['name_change_order', 'name_changed'],
      ['old_passport', 'had_passport'],
    ])
      await run.query(
        `update requirement set applies_to = $2 where service_code = 'passport_new_adult' and code = $1`,
        [code, { circumstances: [circumstance] }],
      );
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`drop table catalogue_change`);
    await run.query(`drop table office_switch`);
    for (const table of LINES) await run.query(`drop trigger ${table}_no_overlap on ${table}`);
    await run.query(`drop function catalogue_no_overlap()`);
    await run.query(`alter table service add column working_days integer not null default 0`);
    await run.query(`
      update service s set working_days = t.working_days from service_time t
      where t.service_code = s.code and t.code = 'standard' and not t.is_draft`);
    await run.query(`
      alter table service alter column working_days drop default, drop column audience, drop column counterparts,
        drop column bookable, drop column facts_edition, drop column version`);
    for (const table of ['service_time', 'standard_part']) await run.query(`drop table ${table}`);
    for (const table of ['requirement', 'fee_line']) {
      await run.query(`delete from ${table} where is_draft`);
      await run.query(`
        alter table ${table} drop constraint ${table}_withdrawal_ck, drop constraint ${table}_pk, drop column is_draft,
          drop column withdraws, drop column applies_to,
          add constraint ${table}_pk primary key (service_code, code, valid_from)`);
    }
    await run.query(`alter table fee_line drop column role, drop column options`);
  }
}
