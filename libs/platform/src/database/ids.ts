import { randomFillSync } from 'node:crypto';
import { machineMillis } from '../clock/clock.js';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const POOL = Buffer.alloc(10 * 512);
let used = POOL.length;

/** The largest office number that fits the twelve office bits of an id. */
export const MAX_OFFICE = 4095;

/** Numbers from here on are test offices': the id of a record alone says that nothing of it is real (docs/adr/0012). */
export const TEST_OFFICES_FROM = 1024;

/** Whether the office is an API client's test office: out of every public list, figure and message. */
export function isTestOffice(officeId: number): boolean {
  return officeId >= TEST_OFFICES_FROM;
}

/**
 * A new UUIDv7 whose twelve rand_a bits are the office's number, so that the id alone says where its row lives.
 * @param officeId 1..4095
 * @throws RangeError when the office number does not fit
 */
export function newId(officeId: number): string {
  if (!Number.isInteger(officeId) || officeId < 1 || officeId > MAX_OFFICE)
    throw new RangeError(`An office number is 1..${MAX_OFFICE}, not ${officeId}`);
  if (used + 8 > POOL.length) {
    randomFillSync(POOL);
    used = 0;
  }
  const millis = machineMillis().toString(16).padStart(12, '0');
  const office = officeId.toString(16).padStart(3, '0');
  POOL[used] = (POOL[used]! & 0x3f) | 0x80;
  const random = POOL.toString('hex', used, used + 8);
  used += 8;
  return `${millis.slice(0, 8)}-${millis.slice(8)}-7${office}-${random.slice(0, 4)}-${random.slice(4)}`;
}

/** Whether this is one of the house's ids in its canonical, lower-case form (version 7, or 8 for unlinkable writes). */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

/** An id that no office of this house ever made: what it names does not exist here. */
export class ForeignId extends RangeError {
  constructor() {
    super('Not an id of this house');
  }
}

/**
 * The number of the office that made this id; the same bits that SQL's `office_of(uuid)` reads.
 * @throws ForeignId when it is not an id of the house
 */
export function officeOf(id: string): number {
  if (!isId(id)) throw new ForeignId();
  return Number.parseInt(id.slice(15, 18), 16);
}
