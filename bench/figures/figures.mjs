// What a day's and a month's figures cost among a million tickets: `npm run bench:figures [-- tickets]`. Beside each, in the same run, a bare
// count of the same spells; and what calling the next person costs alone and while figures are computed.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { ensureBuilt, server } from '../stage.mjs';
import { say } from '../../scripts/set-up.mjs';

const TICKETS = Number(process.argv[2] ?? 1_000_000);
const DAYS = 250;
const OFFICE = 1;
const RUNS = 3;
const CALLS = 100;

const { migrate, newId } = await ensureBuilt('libs/platform/src/index.js');
const { MODULES } = await ensureBuilt('apps/api/src/api.module.js');
const { ticketFigures } = await ensureBuilt('libs/queue/src/figures/figures.queries.js');
const { callNext } = await ensureBuilt('libs/queue/src/counters/call.queries.js');
const postgres = await server();
const name = `bp_figures_${randomBytes(4).toString('hex')}`;
const superuser = new pg.Client({ connectionString: postgres.url });
await superuser.connect();
await superuser.query(`create database ${name}`);
const url = new URL(postgres.url);
url.pathname = `/${name}`;
const pool = new pg.Pool({ connectionString: url.href, max: 4 });
pool.on('error', () => undefined);
const query = async (/** @type {string} */ sql, /** @type {unknown[]} */ params = []) =>
  (await pool.query(sql, params)).rows;

const point = newId(OFFICE);
const counters = Array.from({ length: 20 }, () => newId(OFFICE));
const officer = newId(OFFICE);
/** What any answer about these spells must do at least: find them. */
const BARE = `select count(*) from ticket t join ticket_period p on p.office_id = $1 and p.ticket_id = t.id
  where t.office_id = $1 and t.service_point_id = any ($2::uuid[]) and t.on_day between $3 and $4`;
/** An id of this office, made in SQL. */
const ID = `overlay(overlay(gen_random_uuid()::text placing '7001' from 15) placing '8' from 20)::uuid`;

try {
  await migrate(url.href, undefined, MODULES);
  const began = performance.now();
  await writeYear();
  say(`${TICKETS} tickets over ${DAYS} days, written in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  const [{ today, spells }] = await query(
    `select clock_at()::date::text as today, (select count(*)::integer from ticket_period where office_id = $1) as spells`,
    [OFFICE],
  );
  say(`${spells} spells in the ledger`);
  for (const [what, days] of /** @type {const} */ ([
    ['a day', 1],
    ['a month', 21],
  ])) {
    const [{ from, to }] = await query(`select ($1::date - $2::integer)::text as from, ($1::date - 1)::text as to`, [
      today,
      days,
    ]);
    const span = { officeId: OFFICE, pointIds: [point], from, to, zone: 'Asia/Jakarta', by: 'hour' };
    const all = { ...span, lane: null, serviceCode: null, channel: null, counterId: null };
    const [figures, bare] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
    for (let run = 0; run <= RUNS; run++) {
      const ours = await timed(() => heavy((db) => ticketFigures(db, all)));
      const count = await timed(() => heavy((db) => db.query(BARE, [OFFICE, [point], from, to])));
      // The first run warms the cache and is not counted.
      if (run > 0) (figures.push(ours), bare.push(count));
    }
    say(
      `${what.padEnd(8)} figures ${shown(figures)}   bare count ${shown(bare)}   ratio ${(median(figures) / median(bare)).toFixed(1)}`,
    );
    if (what === 'a month') await calling(() => heavy((db) => ticketFigures(db, all)));
  }
} finally {
  await pool.end();
  await superuser.query(`drop database ${name} with (force)`);
  await superuser.end();
  await postgres.stop();
}

/** A year of one busy place: each ticket waits, is called, and is served or not; and today's line. */
async function writeYear() {
  await query(
    `set session_replication_role = replica;
     create temporary table plan as
     select ${ID} as id, ${ID} as w, ${ID} as c, ${ID} as s, n, (clock_at()::date - 1 - n % ${DAYS}) as on_day,
       (clock_at()::date - 1 - n % ${DAYS}) + time '01:00' + random() * interval '7 hours' as came,
       random() * interval '1 hour' as waits, random() * interval '2 minutes' as walks, random() * interval '20 minutes' as served
     from generate_series(1, ${TICKETS}) as n;
     insert into ticket (office_id, id, service_point_id, on_day, prefix, number, display, state, lane, service_code, channel,
       issued_at, due_at, ended_at)
     select ${OFFICE}, id, '${point}', on_day, 'A', n, 'A', case when n % 20 = 0 then 'missed' else 'served' end,
       case when n % 5 = 0 then 'priority' else 'regular' end, 'passport_new_adult', 'desk', came, came, came + waits + walks + served
     from plan;
     insert into ticket_period (office_id, id, ticket_id, kind, counter_id, started_at, ended_at)
     select ${OFFICE}, w, id, 'waiting', null, came, came + waits from plan
     union all
     select ${OFFICE}, c, id, 'called', ('{${counters.join(',')}}'::uuid[])[n % 20 + 1], came + waits, came + waits + walks from plan
     union all
     select ${OFFICE}, s, id, 'serving', ('{${counters.join(',')}}'::uuid[])[n % 20 + 1], came + waits + walks,
       came + waits + walks + served from plan where n % 20 <> 0;
     drop table plan;
     insert into ticket (office_id, id, service_point_id, on_day, prefix, number, display, state, lane, service_code, channel,
       issued_at, due_at)
     select ${OFFICE}, ${ID}, '${point}', clock_at()::date, 'A', n, 'A', 'waiting', 'regular', 'passport_new_adult', 'desk',
       clock_at(), clock_at() from generate_series(1, 2000) as n;
     insert into ticket_period (office_id, id, ticket_id, kind, started_at)
     select office_id, ${ID}, id, 'waiting', issued_at from ticket where state = 'waiting';
     set session_replication_role = origin`,
  );
  for (const counter of counters) {
    await query(
      `insert into counter_session (office_id, id, counter_id, service_point_id, on_day, staff_id, state, opened_at)
       values ($1, $2, $3, $4, clock_at()::date, $5, 'open', clock_at())`,
      [OFFICE, newId(OFFICE), counter, point, newId(OFFICE)],
    );
  }
  await query(`update counter_session set staff_id = $2 where office_id = $1 and counter_id = $3`, [
    OFFICE,
    officer,
    counters[0],
  ]);
  await query('vacuum analyze ticket');
  await query('vacuum analyze ticket_period');
}

/** As `HeavyReads` does it: one core, read only, of one instant. @param {(db: { query: typeof query }) => Promise<unknown>} work */
async function heavy(work) {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read, read only');
    await client.query(`set local max_parallel_workers_per_gather = 0; set local work_mem = '32MB'`);
    const db = {
      query: async (/** @type {string} */ sql, /** @type {unknown[]} */ params = []) =>
        (await client.query(sql, params)).rows,
    };
    await work(db);
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** @param {() => Promise<unknown>} figures */
async function calling(figures) {
  const alone = await calls();
  let going = true;
  const beside = (async () => {
    while (going) await figures();
  })();
  const meanwhile = await calls();
  going = false;
  await beside;
  say(
    `calling  alone p50 ${at(alone, 0.5)} p99 ${at(alone, 0.99)}   beside a month's figures p50 ${at(meanwhile, 0.5)} p99 ${at(meanwhile, 0.99)}`,
  );
}

async function calls() {
  const took = [];
  for (let call = 0; call < CALLS; call++) {
    const ids = { callId: newId(OFFICE), periodId: newId(OFFICE) };
    const began = performance.now();
    const id = await callNext(
      {
        query,
        maybe: async (/** @type {string} */ sql, /** @type {unknown[]} */ params = []) => (await query(sql, params))[0],
      },
      {
        ...{
          officeId: OFFICE,
          counterId: counters[0],
          staffId: officer,
          zone: 'UTC',
          serviceCodes: [],
          lanes: [],
          capMinutes: 90,
          guardCalls: 2,
        },
        ...ids,
      },
    );
    took.push(performance.now() - began);
    await query(`update ticket set state = 'served', ended_at = clock_at() where office_id = $1 and id = $2`, [
      OFFICE,
      id,
    ]);
    await query(
      `update ticket_period set ended_at = clock_at() where office_id = $1 and ticket_id = $2 and ended_at is null`,
      [OFFICE, id],
    );
  }
  return took;
}

/** @param {() => Promise<unknown>} work @returns {Promise<number>} milliseconds */
async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** @param {number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** @param {number[]} values @param {number} share */
function at(values, share) {
  return `${values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1]?.toFixed(1)} ms`;
}

/** @param {number[]} values */
function shown(values) {
  return `${median(values).toFixed(0)} ms (${values.map((value) => value.toFixed(0)).join(', ')})`;
}
