import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Priority that is declared and then verified: categories as dated facts, the state on the ticket, and who decided. A decision
 * says which category and how the officer knew, never what was shown.
 */
export class Priority1795317640021 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table priority_category (
        code text not null,
        valid_from date not null,
        valid_to date,
        position integer not null,
        name_id text not null,
        name_en text not null,
        min_age integer,
        max_age integer,
        legal_basis text not null,
        source text not null,
        confidence text not null,
        constraint priority_category_pk primary key (code, valid_from),
        constraint priority_category_code_ck
          check (code in ('elderly', 'pregnant', 'small_child', 'disability', 'ill', 'other')),
        constraint priority_category_ages_ck check (min_age between 0 and 120 and max_age between 0 and 120),
        constraint priority_category_confidence_ck check (confidence in ('confirmed', 'to_be_confirmed'))
      )`);
    // The sources differ over more than 60 or from 60 on, under 5 or up to 5, and over pregnancy: nothing here passes for settled.
    await run.query(`
      insert into priority_category
        (code, valid_from, position, name_id, name_en, min_age, max_age, legal_basis, source, confidence)
      select code, '2020-01-01', position, name_id, name_en, min_age, max_age,
        'UU 25/2009 pasal 29 (perlu dipastikan)', source, 'to_be_confirmed'
      from (values
        ('elderly', 1, 'Lanjut usia', 'Elderly person', 60, null,
          'Layanan ramah HAM kantor imigrasi; sumber berbeda: 60 tahun ke atas, atau di atas 60'),
        ('pregnant', 2, 'Ibu hamil atau menyusui', 'Pregnant or nursing', null, null,
          'Layanan ramah HAM kantor imigrasi; tidak disebut oleh semua sumber'),
        ('small_child', 3, 'Dengan anak kecil', 'With a small child', null, 5,
          'Layanan ramah HAM kantor imigrasi; sumber berbeda: sampai 5 tahun, atau di bawah 5'),
        ('disability', 4, 'Penyandang disabilitas', 'Person with a disability', null, null,
          'Layanan ramah HAM kantor imigrasi'),
        ('ill', 5, 'Sakit', 'Ill', null, null, 'Kebiasaan kantor; perlu dipastikan'),
        ('other', 6, 'Keadaan lain', 'Another need', null, null, 'Kebiasaan kantor; perlu dipastikan')
      ) as c (code, position, name_id, name_en, min_age, max_age, source)`);
    await run.query(`
      alter table ticket
        add column other_lane text,
        add column priority_state text,
        add column priority_category text,
        add column priority_verified_by uuid,
        add constraint ticket_priority_ck check (
          priority_state in ('declared', 'verified', 'declined')
          and (priority_category is not null) = (priority_state = 'verified') and other_lane is not null
          or priority_state is null and priority_category is null)`);
    await run.query(`
      create table priority_decision (
        office_id integer not null,
        id uuid not null,
        ticket_id uuid not null,
        service_point_id uuid not null,
        on_day date not null,
        decision text not null,
        category text,
        ground text not null,
        lane_before text not null,
        lane_after text not null,
        staff_id uuid not null,
        decided_at timestamptz not null,
        constraint priority_decision_pk primary key (office_id, id),
        constraint priority_decision_office_ck check (office_of(id) = office_id),
        constraint priority_decision_kind_ck check (
          decision in ('verified', 'declined') and (category is not null) = (decision = 'verified')),
        constraint priority_decision_ticket_fk foreign key (office_id, ticket_id) references ticket (office_id, id)
      )`);
    await run.query(`
      create index priority_decision_day_ix on priority_decision (office_id, service_point_id, on_day)`);
    await run.query(`create index priority_decision_ticket_ix on priority_decision (office_id, ticket_id)`);
    // The due time as it was at the call: a later decision moves the ticket's own.
    await run.query('alter table ticket_call add column due_at timestamptz');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table ticket_call drop column due_at');
    await run.query('drop table priority_decision');
    await run.query('alter table ticket drop constraint ticket_priority_ck');
    for (const column of ['other_lane', 'priority_state', 'priority_category', 'priority_verified_by']) {
      await run.query(`alter table ticket drop column ${column}`);
    }
    await run.query('drop table priority_category');
  }
}
