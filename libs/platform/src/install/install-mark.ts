import { createHash } from 'node:crypto';
import { Client } from 'pg';
import type { Env } from '../env/index.js';
import { StartProblem } from './start-problem.js';

interface Mark {
  mode: 'demo' | 'live';
  key_prints: Record<string, string>;
}

/**
 * Holds a database and the settings together: a demo never becomes live by a changed setting, nor the other way, and
 * a process with other keys than the rows were sealed with stops here instead of at the first row it can't open.
 * @param env connects as the owner; the schema is there
 */
export async function checkMark(env: Env): Promise<void> {
  const client = new Client({ connectionString: env.databaseOwnerUrl });
  await client.connect();
  try {
    const prints = keyPrints(env);
    await client.query('insert into install (mode, key_prints) values ($1, $2) on conflict do nothing', [
      env.demo ? 'demo' : 'live',
      JSON.stringify(prints),
    ]);
    const { rows } = await client.query<Mark>('select mode, key_prints from install');
    refuseMismatch(rows[0]!, env.demo, prints);
    await client.query('update install set key_prints = key_prints || $1', [JSON.stringify(prints)]);
  } finally {
    await client.end();
  }
}

function refuseMismatch(mark: Mark, demo: boolean, prints: Record<string, string>): void {
  if (demo && mark.mode === 'live')
    throw new StartProblem(
      'DEMO must be 0: this database is a live one, and the demo would seed its fictitious office into it.',
    );
  if (!demo && mark.mode === 'demo')
    throw new StartProblem(
      'This database holds the fictitious demo office. Delete it and go live with `npm run demo:leave`, or set DEMO=1.',
    );
  for (const [name, print] of Object.entries(mark.key_prints)) {
    const setting = name === 'blind' ? 'BLIND_INDEX_KEY' : 'DATA_KEYS';
    if (prints[name] === undefined)
      throw new StartProblem(`${setting} lacks the key ${name}, with which rows of this database were sealed.`);
    if (prints[name] !== print)
      throw new StartProblem(
        `${setting} holds another key ${name} than the one rows of this database were sealed with.`,
      );
  }
}

/** A fingerprint of each key by its version: tells them apart and gives nothing of them away. */
function keyPrints({ dataKeys, blindIndexKey }: Pick<Env, 'dataKeys' | 'blindIndexKey'>): Record<string, string> {
  const print = (key: string): string =>
    createHash('sha256').update(`buka-pintu key ${key}`).digest('hex').slice(0, 16);
  const prints: Record<string, string> = { blind: print(blindIndexKey) };
  for (const entry of dataKeys.split(',')) {
    const [version, key] = entry.split(':') as [string, string];
    prints[version] = print(key);
  }
  return prints;
}
