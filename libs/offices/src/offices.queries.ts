import type { Db, IsoDay, Zone } from '@buka-pintu/platform';
import type { OpeningFacts, SetFacts } from './hours/opening.js';
import type { AccessibilityFact, ServicePointKind } from './service-point-kind.js';

/** An office with everything that stands on its public page. */
export interface OfficeTree {
  id: number;
  code: string;
  name: string;
  zone: Zone;
  address: string;
  phone: string | null;
  demo: boolean;
  test: boolean;
  servicePoints: ServicePointTree[];
}

export interface ServicePointTree {
  id: string;
  code: string;
  name: string;
  kind: ServicePointKind;
  address: string;
  accessibility: AccessibilityFact[];
  serviceCodes: string[];
  counters: { id: string; number: number; name: string }[];
  sets: SetFacts[];
}

/** A set of hours with its rules, as JSON; `s` is the service point, `w` the set. */
const SET = `json_build_object(
  'id', w.id, 'kind', w.kind, 'validFrom', w.valid_from, 'validTo', w.valid_to, 'version', w.version,
  'name', case when w.name_id is not null then json_build_object('id', w.name_id, 'en', w.name_en) end,
  'hours', coalesce((
    select json_agg(json_build_object('weekday', r.weekday, 'opensAt', to_char(r.opens_at, 'HH24:MI'),
      'closesAt', to_char(r.closes_at, 'HH24:MI'), 'onHolidays', r.on_holidays) order by r.weekday, r.opens_at)
    from opening_rule r where r.office_id = w.office_id and r.set_id = w.id), '[]'))`;

const TREE = `
  select o.id, o.code, o.name, o.zone, o.address, o.phone, o.is_demo as demo, o.test_of is not null as test,
    coalesce((
      select json_agg(json_build_object(
        'id', s.id, 'code', s.code, 'name', s.name, 'kind', s.kind, 'address', s.address,
        'accessibility', s.accessibility, 'serviceCodes', s.service_codes,
        'counters', coalesce((
          select json_agg(json_build_object('id', c.id, 'number', c.number, 'name', c.name) order by c.number)
          from counter c where c.office_id = o.id and c.service_point_id = s.id and c.in_use), '[]'),
        'sets', coalesce((
          select json_agg(${SET} order by w.valid_from)
          from opening_set w where w.office_id = o.id and w.service_point_id = s.id), '[]')
      ) order by length(s.code), s.code)
      from service_point s where s.office_id = o.id), '[]') as "servicePoints"
  from office o`;

/** The office and all that stands on its page, built as JSON in one round trip. */
export function officeTree(db: Db, officeId: number): Promise<OfficeTree> {
  return db.one<OfficeTree>(`${TREE} where o.id = $1`, [officeId], { name: 'offices.tree' });
}

/** The first offices after a code, with all that stands on their pages, in the order of their codes. */
export function officeTrees(db: Db, after: string, limit: number): Promise<OfficeTree[]> {
  return db.query<OfficeTree>(
    `/* nationwide: the public list of offices */ ${TREE}
     where o.code collate "C" > $1 and o.test_of is null order by o.code collate "C" limit $2`,
    [after, limit],
    { name: 'offices.trees' },
  );
}

/** The opening facts of a service point between two days, both included; undefined when the office has no such point. */
export function openingFacts(
  db: Db,
  officeId: number,
  servicePointId: string,
  from: IsoDay,
  to: IsoDay,
): Promise<OpeningFacts | undefined> {
  return db.maybe<OpeningFacts>(
    `select o.zone, to_char(clock_at() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now,
       coalesce((
         select json_agg(${SET} order by w.valid_from)
         from opening_set w
         where w.office_id = $1 and w.service_point_id = $2 and w.valid_from <= $4
           and (w.valid_to is null or w.valid_to >= $3)), '[]') as sets,
       coalesce((
         select json_agg(json_build_object('on', h.on_day, 'name', json_build_object('id', h.name_id, 'en', h.name_en)))
         from holiday h where h.on_day between $3 and $4), '[]') as holidays,
       coalesce((
         select json_agg(json_build_object('id', e.id, 'on', e.on_day, 'hours', e.hours,
           'name', json_build_object('id', e.name_id, 'en', e.name_en)))
         from opening_exception e
         where e.office_id = $1 and e.service_point_id = $2 and e.on_day between $3 and $4), '[]') as exceptions,
       coalesce((
         select json_agg(json_build_object('on', c.on_day, 'reason', c.reason_code,
           'hours', case when c.starts_at is not null then json_build_object(
             'opensAt', to_char(c.starts_at, 'HH24:MI'), 'closesAt', to_char(c.ends_at, 'HH24:MI')) end,
           'note', case when c.note is not null then json_build_object('id', c.note, 'en', coalesce(c.note_en, c.note)) end)
           order by c.service_point_id nulls last, c.starts_at nulls first)
         from closure c
         where c.office_id = $1 and c.on_day between $3 and $4
           and (c.service_point_id is null or c.service_point_id = $2)), '[]') as closures,
       coalesce((
         select json_agg(json_build_object('id', d.id, 'stopsService', d.stops_service,
           'serviceCode', d.service_code, 'step', d.step,
           'startsAt', to_char(d.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'expectedEndAt', to_char(d.expected_end_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'endedAt', to_char(d.ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'message', json_build_object('id', d.message_id, 'en', d.message_en)) order by d.starts_at)
         from disruption d
         where d.office_id = $1 and (d.service_point_id is null or d.service_point_id = $2)
           and d.starts_at < ($4::date + 1)::timestamp at time zone o.zone
           and (d.ended_at is null or d.ended_at > $3::date::timestamp at time zone o.zone)), '[]') as disruptions
     from service_point s join office o on o.id = s.office_id
     where s.office_id = $1 and s.id = $2`,
    [officeId, servicePointId, from, to],
    { name: 'offices.opening_facts' },
  );
}
