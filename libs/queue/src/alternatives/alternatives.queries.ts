import type { Db, IsoDay } from '@buka-pintu/platform';
import { FREE, OWN, SPILLED } from '../spill/seat-terms.js';
import type { BookableLane } from '../supply/lane.js';

/** Where to look, and on which days its office has switched the service off. */
export interface Sought {
  officeId: number;
  servicePointId: string;
  lane: BookableLane;
  withheld: readonly { validFrom: IsoDay; validTo: IsoDay | null }[];
}

/** The first day on which each of them can be booked now for the service, after a day; those without one are left out. */
export function firstDays(
  db: Db,
  serviceCode: string,
  sought: readonly Sought[],
): Promise<{ servicePointId: string; lane: BookableLane; firstOn: IsoDay }[]> {
  return db.query(
    `/* nationwide: what is free at the offices near by, each named by its number */
     select p.point_id as "servicePointId", p.lane, f.on_day as "firstOn"
     from unnest($1::integer[], $2::uuid[], $3::text[], $4::text[]) as p (office_id, point_id, lane, withheld)
     cross join lateral (
       select s.on_day from slot s
       where s.office_id = p.office_id and s.service_point_id = p.point_id and s.withdrawn_at is null
         and s.starts_at > clock_at() and s.opens_at <= clock_at()
         and (exists (
           select from seat e
           where e.office_id = p.office_id and e.slot_id = s.id and e.lane = p.lane and ${FREE('e')} and ${OWN('e')})
         or exists (
           select from seat e
           where e.office_id = p.office_id and e.slot_id = s.id and e.spill_to = p.lane and ${FREE('e')} and ${SPILLED('e')}))
         and not exists (
           select from stock_flag k
           where k.office_id = p.office_id and k.service_point_id = p.point_id and k.service_code = $5
             and s.on_day >= k.since_on and (k.until_on is null or s.on_day <= k.until_on))
         and not s.on_day <@ p.withheld::datemultirange
       order by s.starts_at limit 1) f
     order by f.on_day`,
    [
      sought.map((one) => one.officeId),
      sought.map((one) => one.servicePointId),
      sought.map((one) => one.lane),
      sought.map(
        (one) => `{${one.withheld.map(({ validFrom, validTo }) => `[${validFrom},${validTo ?? ''}]`).join(',')}}`,
      ),
      serviceCode,
    ],
    { name: 'queue_first_days' },
  );
}
