// The limit: Fastify with one route each and the same statements, without anything of the house. Started by http.mjs.
import Fastify from 'fastify';
import pg from 'pg';

/** @param {string} path a module of the built server */
const built = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href);
const { clientOfKey } = await built('libs/identity/src/api-clients/api-client.queries.js');
const { Capabilities } = await built('libs/identity/src/capabilities/capabilities.service.js');
const { apiKey } = await built('libs/identity/src/secret.js');
const { bookingById } = await built('libs/queue/src/bookings/bookings.queries.js');
const { claimSeats } = await built('libs/queue/src/claims/claim.queries.js');
const { someClaim } = await import('../claims/sql-booker.mjs');
const platform = await built('libs/platform/src/index.js');

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
pool.on('error', () => undefined);

/**
 * As much of the house's Db as the statements need.
 * @param {pg.Pool | pg.PoolClient} on
 */
const dbOn = (on) => {
  const query = async (
    /** @type {string} */ text,
    /** @type {unknown[]} */ values,
    /** @type {{ name?: string }} */ o,
  ) => (await on.query({ text, values, ...o })).rows;
  return {
    query,
    maybe: async (/** @type {Parameters<typeof query>} */ ...words) => (await query(...words))[0],
  };
};
const plain = dbOn(pool);

/** @param {string | undefined} authorization */
const client = (authorization) => {
  const key = apiKey.read(String(authorization).slice('Bearer '.length));
  return clientOfKey(plain, platform.officeOf(key.id), key);
};

const app = Fastify({ logger: false });
app.get('/bookings/:id', async ({ headers, params }, reply) => {
  const { id } = /** @type {{ id: string }} */ (params);
  const [who, row] = [await client(headers.authorization), await bookingById(plain, platform.officeOf(id), id)];
  if (!who || !row) return reply.code(404).send({});
  const { code, state, servicePointId, serviceCode, lane, seatNumber, onDay, startsAt, endsAt, version, createdAt } =
    row;
  return {
    id,
    code,
    state,
    servicePointId,
    serviceCode,
    lane,
    seatNumber,
    onDay,
    startsAt,
    endsAt,
    version,
    createdAt,
  };
});
app.post('/bookings', async ({ headers, body }, reply) => {
  const { slotId, servicePointId } = /** @type {{ slotId: string, servicePointId: string }} */ (body);
  if (!(await client(headers.authorization))) return reply.code(401).send({});
  const connection = await pool.connect();
  try {
    await connection.query('begin');
    const db = dbOn(connection);
    const claim = someClaim({ platform, point: { id: servicePointId } }, slotId);
    const outcome = await claimSeats(db, [claim]);
    if (outcome.seats === null) {
      await connection.query('rollback');
      return reply.code(409).send({});
    }
    const link = await new Capabilities(db).issue(1, { type: 'booking', id: claim.bookingId });
    await connection.query('commit');
    return reply.code(201).send({ id: claim.bookingId, code: claim.code, link, ...outcome });
  } finally {
    connection.release();
  }
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.send?.('ready');
process.once('disconnect', () => process.exit(0));
