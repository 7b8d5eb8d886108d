// What makes a seat sellable, said once for the claim and for everything that counts. Each takes the table's alias.

type Term = (alias: string) => string;

/** Not sold for good: free, or held and perhaps lapsed. The two partial indexes on seats hold exactly these. */
export const UNSOLD: Term = (e) => `(${e}.booking_id is null or ${e}.held_until is not null) and not ${e}.withdrawn`;

/** Nobody has it at this instant: neither a booking nor, for a walk-in seat, a ticket. */
export const FREE: Term = (e) =>
  `(${e}.booking_id is null or ${e}.held_until <= clock_at()) and ${e}.ticket_id is null and not ${e}.withdrawn`;

/** It still counts for its own lane. */
export const OWN: Term = (e) => `(${e}.spill_at is null or ${e}.spill_at > clock_at())`;

/** It counts for the lane it spills to by now; together with `spill_to = …`. */
export const SPILLED: Term = (e) => `${e}.spill_at <= clock_at()`;

/** The columns `left` and `held` of those seats for which the term holds. */
export function counted(e: string, term: Term): string {
  return `count(*) filter (where ${FREE(e)} and ${term(e)})::integer as left,
    count(*) filter (where ${e}.held_until > clock_at() and ${term(e)})::integer as held`;
}
