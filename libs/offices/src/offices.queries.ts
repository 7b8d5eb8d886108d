import type { BilingualText, Db, IsoDay, Zone } from '@buka-pintu/platform';
import type { ClosureReason } from './closure-reason.js';
import type { OpeningHours } from './opening.js';
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
  rules: OpeningHours[];
}

const RULE = `'weekday', r.weekday, 'opensAt', r.opens_at, 'closesAt', r.closes_at,
  'onHolidays', r.on_holidays, 'validFrom', r.valid_from, 'validTo', r.valid_to`;

const TREE = `
  select o.id, o.code, o.name, o.zone, o.address, o.phone, o.is_demo as demo,
    coalesce((
      select json_agg(json_build_object(
        'id', s.id, 'code', s.code, 'name', s.name, 'kind', s.kind, 'address', s.address,
        'accessibility', s.accessibility, 'serviceCodes', s.service_codes,
        'counters', coalesce((
          select json_agg(json_build_object('id', c.id, 'number', c.number, 'name', c.name) order by c.number)
          from counter c where c.office_id = o.id and c.service_point_id = s.id), '[]'),
        'rules', coalesce((
          select json_agg(json_build_object(${RULE}) order by r.weekday, r.opens_at)
          from opening_rule r where r.office_id = o.id and r.service_point_id = s.id), '[]')
      ) order by s.code)
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
     where o.code collate "C" > $1 order by o.code collate "C" limit $2`,
    [after, limit],
    { name: 'offices.trees' },
  );
}

/** What decides whether a service point is open from one day to another. */
export interface OpeningFacts {
  zone: Zone;
  rules: OpeningHours[];
  holidays: { on: IsoDay; name: BilingualText }[];
  /** Of the point itself or of its whole office. */
  closures: { on: IsoDay; reason: ClosureReason }[];
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
    `select o.zone,
       coalesce((
         select json_agg(json_build_object(${RULE}) order by r.weekday, r.opens_at)
         from opening_rule r
         where r.office_id = $1 and r.service_point_id = $2 and r.valid_from <= $4
           and (r.valid_to is null or r.valid_to >= $3)), '[]') as rules,
       coalesce((
         select json_agg(json_build_object('on', h.on_day, 'name', json_build_object('id', h.name_id, 'en', h.name_en)))
         from holiday h where h.on_day between $3 and $4), '[]') as holidays,
       coalesce((
         select json_agg(json_build_object('on', c.on_day, 'reason', c.reason_code) order by c.service_point_id nulls first)
         from closure c
         where c.office_id = $1 and c.on_day between $3 and $4
           and (c.service_point_id is null or c.service_point_id = $2)), '[]') as closures
     from service_point s join office o on o.id = s.office_id
     where s.office_id = $1 and s.id = $2`,
    [officeId, servicePointId, from, to],
    { name: 'offices.opening_facts' },
  );
}
