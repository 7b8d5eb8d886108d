import type { Db } from '@buka-pintu/platform';
import { BLOCK_SIZE } from './number-block.entity.js';

export interface BlockRow {
  id: string;
  on_day: string;
  prefix: string;
  first_number: number;
  /** Numbers of it that tickets have. */
  used: number;
}

/** The blocks of a pairing of a device that are for that day or later. */
export function blocksOf(
  db: Db,
  key: { officeId: number; deviceId: string; pairing: number; from: string },
): Promise<BlockRow[]> {
  return db.query<BlockRow>(
    `select b.id, b.on_day::text, b.prefix, b.first_number, (
       select count(*)::integer from ticket t where t.office_id = $1 and t.service_point_id = b.service_point_id
         and t.on_day = b.on_day and t.prefix = b.prefix
         and t.number between b.first_number and b.first_number + ${BLOCK_SIZE - 1}) as used
     from number_block b
     where b.office_id = $1 and b.device_id = $2 and b.pairing = $3 and b.on_day >= $4
     order by b.on_day, b.first_number`,
    [key.officeId, key.deviceId, key.pairing, key.from],
    { name: 'number-blocks-of' },
  );
}

/**
 * Lends the next block: the count of the day's prefix moves on by a whole block, in one row, so that two leases wait for each
 * other and never get the same.
 */
export async function lease(
  db: Db,
  block: {
    officeId: number;
    id: string;
    deviceId: string;
    pairing: number;
    servicePointId: string;
    onDay: string;
    prefix: string;
    clockOffsetMs: number;
  },
): Promise<BlockRow> {
  return db.one<BlockRow>(
    `with counted as (
       insert into ticket_number (office_id, service_point_id, on_day, prefix, last)
       values ($1, $5, $6, $7, ${BLOCK_SIZE})
       on conflict (office_id, service_point_id, on_day, prefix) do update set last = ticket_number.last + ${BLOCK_SIZE}
       returning last
     )
     insert into number_block (office_id, id, device_id, pairing, service_point_id, on_day, prefix, first_number,
       leased_at, clock_offset_ms)
     select $1, $2, $3, $4, $5, $6, $7, last - ${BLOCK_SIZE - 1}, clock_at(), $8 from counted
     returning id, on_day::text, prefix, first_number, 0 as used`,
    [
      block.officeId,
      block.id,
      block.deviceId,
      block.pairing,
      block.servicePointId,
      block.onDay,
      block.prefix,
      Math.round(block.clockOffsetMs),
    ],
    { name: 'number-block-lease' },
  );
}

/** The ticket that has the number, if one does. */
export function ticketNumbered(
  db: Db,
  key: { officeId: number; servicePointId: string; onDay: string; prefix: string; number: number },
): Promise<{ id: string } | undefined> {
  return db.maybe(
    `select id from ticket where office_id = $1 and service_point_id = $2 and on_day = $3 and prefix = $4 and number = $5`,
    [key.officeId, key.servicePointId, key.onDay, key.prefix, key.number],
    { name: 'ticket-numbered' },
  );
}
