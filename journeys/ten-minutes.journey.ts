import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';

const house = inject('house');
const run = promisify(execFile);
const MINUTE = 60_000;

/** The fenced blocks of one section of the README, as a newcomer pastes them. */
async function blocksOf(heading: string): Promise<string[]> {
  const readme = await readFile(join(import.meta.dirname, '..', 'README.md'), 'utf8');
  const [, section = ''] = readme.split(`\n## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  return [...own.matchAll(/^```bash\n(.*?)^```$/gms)].map(([, block = '']) => block);
}

/** A slot of today begins only until half past eleven at night; the README says so. */
function dayIsOver(): boolean {
  const left = 24 * 60 * MINUTE - ((Date.now() + 7 * 60 * MINUTE) % (24 * 60 * MINUTE));
  return left < 32 * MINUTE;
}

describe('the ten-minute path of the README', () => {
  it('leads from a key to a served ticket, pasted as it stands', async (test) => {
    if (dayIsOver()) test.skip('between 23:30 and midnight in Jakarta no slot of today is left');
    const [given = '', ...steps] = await blocksOf('The ten-minute path');
    // What the terminal printed takes the place of the dots, and of nothing else.
    const names = [...given.matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    expect(names).toEqual(['BUKA', 'KEY', 'LINK']);
    expect(steps.length).toBe(6);
    const values = { BUKA: house.url, KEY: house.apiKey, LINK: house.signIn['counter'] ?? '' };
    const assigned = names.map((name) => `${name}='${values[name as keyof typeof values]}'`);

    const folder = await mkdtemp(join(tmpdir(), 'ten-minutes-'));
    const script = join(folder, 'pasted.sh');
    await writeFile(script, ['set -eu', ...assigned, ...steps].join('\n'));
    const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}` };
    const { stdout, stderr } = await run('bash', [script], { env, timeout: MINUTE });
    await rm(folder, { recursive: true });

    expect(stderr).toBe('');
    const last = stdout.trim().split('\n').at(-1) ?? '';
    const ticket = JSON.parse(last) as { state: string; number: string; bookingId: string };
    expect([ticket.state, stdout]).toEqual(['served', expect.stringContaining(`number: '${ticket.number}'`)]);
  });
});
