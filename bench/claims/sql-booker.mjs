import { randomBytes } from 'node:crypto';
import pg from 'pg';

/**
 * The claim's statement by itself, from Node: what is left of a booking without HTTP, access, validation and idempotency.
 * @param {import('../stage.mjs').Stage} stage
 * @param {boolean} [bounded] counted against a ceiling of one client, as over HTTP; else as the desk books
 * @returns {Promise<(slotId: string) => Promise<boolean>>}
 */
export async function sqlBooker(stage, bounded = false) {
  const { claimStatement, claimParameters } = await stage.built('libs/queue/src/claims/claim.queries.js');
  const pool = new pg.Pool({ connectionString: stage.appUrl, max: 8 });
  pool.on('error', () => undefined);
  const apiClientId = stage.platform.newId(1);
  if (bounded)
    await stage.owner.query(
      `insert into booking_quota (office_id, client_id, on_day, shard)
       select 1, $1, (clock_at() at time zone 'Asia/Jakarta')::date, shard from generate_series(0, 15) as n (shard)`,
      [apiClientId],
    );
  return async (slotId) => {
    const claim = someClaim(stage, slotId);
    const values = claimParameters([bounded ? { ...claim, apiClientId, bookingsPerDay: 1_000_000 } : claim]);
    const { rows } = await pool.query({ name: 'claim', text: claimStatement, values });
    return rows[0]?.seats !== null;
  };
}

/**
 * A claim of somebody new.
 * @param {{ platform: import('../stage.mjs').Stage['platform'], point: { id: string } }} stage
 * @param {string} slotId
 */
export function someClaim({ platform, point }, slotId) {
  const sealed = () => randomBytes(48);
  return {
    officeId: 1,
    slotId,
    lane: 'regular',
    servicePointIds: [point.id],
    bookingId: platform.newId(1),
    eventId: platform.newId(1),
    eventType: 'booking.confirmed',
    code: platform.publicCode('CTH'),
    serviceCode: 'passport_new_adult',
    family: 'passport',
    personKey: randomBytes(32),
    documentKind: 'nik',
    documentCountry: 'ID',
    nameSealed: sealed(),
    documentSealed: sealed(),
    birthOnSealed: sealed(),
    phoneSealed: sealed(),
    emailSealed: null,
    birthKey: randomBytes(32),
    phoneLast4Key: randomBytes(32),
    contactKeys: [randomBytes(32)],
    locale: 'id',
    accommodationSealed: null,
    companion: false,
    channel: 'client',
    apiClientId: platform.newId(1),
    staffId: null,
    clientReference: null,
    onBehalfOf: null,
    bookingsPerDay: null,
    holdMinutes: null,
    partyId: null,
    paymentCode: null,
    zone: 'Asia/Jakarta',
    actorKind: 'client',
    actorId: 'bench',
  };
}
