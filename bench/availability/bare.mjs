// The limit: Fastify with one route and availability's own statement, without anything of the house. Started by availability.mjs.
import Fastify from 'fastify';
import pg from 'pg';

/** @param {string} path a module of the built server */
const built = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href);
const { supplyBetween } = await built('libs/queue/src/supply/supply.queries.js');

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
pool.on('error', () => undefined);
const db = {
  query: async (/** @type {string} */ text, /** @type {unknown[]} */ values, /** @type {{ name?: string }} */ o) =>
    (await pool.query({ text, values, ...o })).rows,
};

const app = Fastify({ logger: false });
app.get('/availability', async ({ query }) => {
  const { servicePointId, from, to } = /** @type {Record<string, string>} */ (query);
  const slots = await supplyBetween(db, 1, servicePointId, { from, to }, 'regular');
  return { days: Object.entries(Object.groupBy(slots, (/** @type {{ onDay: string }} */ slot) => slot.onDay)) };
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.send?.('ready');
process.once('disconnect', () => process.exit(0));
