import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from '../../scripts/set-up.mjs';

const NEW_ID = `overlay(overlay(gen_random_uuid()::text placing '7' from 15 for 1) placing '001' from 16 for 3)::uuid`;
const SOME_BYTES = `sha256(gen_random_uuid()::text::bytea)`;

/**
 * The claim's statement in pgbench: the most this server gives, with no client in the way.
 * @param {import('../stage.mjs').Stage} stage
 * @param {string} slot
 * @param {{ seconds: number, callers: number }} load
 * @returns {Promise<{ rate: number, p50: number, p99: number, refused: number } | undefined>} nothing without pgbench
 */
export async function pgbenchClaims(stage, slot, { seconds, callers }) {
  const program = findPgbench();
  if (!program) {
    say('pgbench is not here (apt-get install postgresql-contrib); that line is left out');
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'buka-pgbench-'));
  try {
    const script = join(folder, 'claim.sql');
    writeFileSync(script, await statementFor(stage, slot));
    // Prepared, as the API does it: planning so long a statement costs more than running it.
    const words = [
      '-n',
      '-M',
      'prepared',
      '-f',
      script,
      '-c',
      String(Math.min(callers, 8)),
      '-j',
      '2',
      '-T',
      String(seconds),
    ];
    const log = join(folder, 'log');
    const done = spawnSync(program, [...words, '-l', '--log-prefix', log, stage.appUrl], { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`pgbench failed: ${done.stderr}`);
    const times = readdirSync(folder)
      .filter((name) => name.startsWith('log'))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
      .map((line) => Number(line.split(' ')[2]) / 1000)
      .sort((a, b) => a - b);
    const at = (/** @type {number} */ share) => times[Math.floor(times.length * share)] ?? 0;
    return { rate: times.length / seconds, p50: at(0.5), p99: at(0.99), refused: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function findPgbench() {
  const places = ['pgbench', '/usr/local/bin/pgbench'];
  for (const version of [18, 17, 16, 15]) places.push(`/usr/lib/postgresql/${version}/bin/pgbench`);
  return places.find((place) => spawnSync(place, ['--version']).status === 0);
}

/**
 * The statement with its parameters as expressions; pgbench has no bytea and no arrays of its own.
 * @param {import('../stage.mjs').Stage} stage
 * @param {string} slot
 */
async function statementFor(stage, slot) {
  const { claimStatement } = await stage.built('libs/queue/src/claims/claim.queries.js');
  // What a statement mentions twice must be one value, so ids and keys are made once, in a subquery of their own.
  const given = `given as materialized (select ${NEW_ID} as booking, ${NEW_ID} as event, random() as start,
    ${SOME_BYTES} as person, upper(substr(md5(random()::text), 1, 14)) as code)`;
  const one = (/** @type {string} */ column) => `(select ${column} from given)`;
  /** @type {Record<number, string>} */
  const values = {
    1: '1',
    2: `'${slot}'::uuid`,
    3: `'regular'::text`,
    4: `array['${stage.point.id}'::uuid]`,
    5: one('start'),
    6: '1',
    7: `array[${one('booking')}]`,
    8: `array[${one('event')}]`,
    9: `array[${one('code')}]`,
    10: `array['passport_new_adult']`,
    11: `array['passport']`,
    12: `array[${one('person')}]`,
    13: `array['nik']`,
    14: `array['ID']`,
    19: 'array[null]',
    22: 'array[null]',
    23: 'array[false]',
    24: 'null',
    25: 'null',
    26: 'null',
    27: `'Asia/Jakarta'`,
    28: `'id'`,
    29: `'client'::text`,
    30: 'null',
    31: 'null',
    32: 'null',
    33: 'null',
    34: `array[${SOME_BYTES}]`,
    35: `'booking.confirmed'`,
    36: `'client'`,
    37: `'bench'`,
    38: 'null',
  };
  const text = String(claimStatement).replace(
    /\$(\d+)/g,
    (_, number) => values[Number(number)] ?? `array[${SOME_BYTES}]`,
  );
  return `${text.replace(/^\s*with /, `with ${given}, `).replace(/\s+/g, ' ')};\n`;
}
