// How fast the ledger is verified: `npm run bench:ledger [-- events]`. Beside it, in the same run on the same rows, the limit: a cursor that
// reads the rows' stored content in order and hashes it, SHA-256 after SHA-256, in one process, without judging anything.
import { createHash, hash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { ensureBuilt, server } from '../stage.mjs';
import { Failure, say } from '../../scripts/set-up.mjs';

const EVENTS = Number(process.argv[2] ?? 300_000);
const GOAL = 100_000;
const RUNS = 5;
const OFFICE = 1;

const { migrate, verifyChain, platform } = await ensureBuilt('libs/platform/src/index.js');
const postgres = await server();
const name = `bp_ledger_${randomBytes(4).toString('hex')}`;
const superuser = new pg.Client({ connectionString: postgres.url });
await superuser.connect();
await superuser.query(`create database ${name}`);
const url = new URL(postgres.url);
url.pathname = `/${name}`;
const pool = new pg.Pool({ connectionString: url.href, max: 4 });
pool.on('error', () => undefined);
const query = async (/** @type {string} */ sql, /** @type {unknown[]} */ params = []) =>
  (await pool.query(sql, params)).rows;

try {
  await migrate(url.href, undefined, [platform]);
  say(`Writing and sealing ${EVENTS} events`);
  await query(
    `insert into ledger_event (office_id, id, type, subject_type, subject_id, actor_kind, actor_id, payload)
     select $1, overlay(overlay(gen_random_uuid()::text placing '7001' from 15) placing '8' from 20)::uuid, 'booking.confirmed',
       'booking', gen_random_uuid()::text, 'client', gen_random_uuid()::text, jsonb_build_object('bookingId', gen_random_uuid(),
       'slotId', gen_random_uuid(), 'state', 'confirmed', 'lane', 'regular', 'serviceCode', 'passport_new_adult')
     from generate_series(1, $2)`,
    [OFFICE, EVENTS],
  );
  for (let sealed = 1; sealed > 0;)
    sealed = (await query('select ledger_seal($1, 20000) as sealed', [OFFICE]))[0].sealed;
  // Sealing all at once has just written every row a second time; months of life leave no such heap of dead rows.
  await pool.query('vacuum full analyze ledger_event');

  const rates = { verify: /** @type {number[]} */ ([]), limit: /** @type {number[]} */ ([]) };
  const ratios = [];
  for (let run = 0; run <= RUNS; run++) {
    const verified = await timed(async () => {
      const verdict = await verifyChain({ query }, OFFICE, {});
      if (verdict.fault || verdict.events !== EVENTS)
        throw new Failure(`The verifier is wrong: ${JSON.stringify(verdict)}`);
    });
    const bare = await timed(bareChain);
    // The first run warms the cache and is not counted.
    if (run === 0) continue;
    rates.verify.push(verified);
    rates.limit.push(bare);
    ratios.push(verified / bare);
  }
  const rate = median(rates.verify);
  say(`verify            ${shown(rate)} events/s   (${rates.verify.map(shown).join(', ')})`);
  say(`bare SHA-256 over a cursor  ${shown(median(rates.limit))} events/s   (${rates.limit.map(shown).join(', ')})`);
  say(`ratio             ${median(ratios).toFixed(2)} of the bare limit, median of ${RUNS}`);
  say(`goal              ${shown(GOAL)} events/s: ${rate >= GOAL ? 'reached' : 'NOT reached'}`);
  if (rate < GOAL) process.exitCode = 1;
} finally {
  await pool.end();
  await superuser.query(`drop database ${name} with (force)`);
  await superuser.end();
  await postgres.stop();
}

/** @param {() => Promise<unknown>} work @returns {Promise<number>} events a second */
async function timed(work) {
  const began = performance.now();
  await work();
  return EVENTS / ((performance.now() - began) / 1000);
}

/** The least any verifier in this process must do: fetch every row's content and hash it after the hash before. */
async function bareChain() {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `declare rows no scroll cursor for select id, type, subject_type, subject_id, actor_kind, actor_id, at::text, payload::text
       from ledger_event where office_id = ${OFFICE} order by position`,
    );
    let before = createHash('sha256').digest('hex');
    for (let rows = 1; rows > 0;) {
      const result = await client.query({ text: 'fetch 5000 from rows', rowMode: 'array' });
      rows = result.rows.length;
      for (const row of result.rows) before = hash('sha256', before + row.join());
    }
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** @param {number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** @param {number} value */
function shown(value) {
  return Math.round(value).toLocaleString('en');
}
