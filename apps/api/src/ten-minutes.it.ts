import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asStaff, registerClient, type Credentials } from '@buka-pintu/identity/testing';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { ROOT } from './testing/sources.js';

const SCOPES = ['queue:bookings:create', 'queue:bookings:read', 'queue:check-ins:create', 'queue:tickets:read'];
const readme = readFileSync(join(ROOT, 'libs/client/README.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, text = '']) => text);
const hasCurl = spawnSync('curl', ['--version']).status === 0;
const folder = join(ROOT, '.tmp', `ten-minutes-${process.pid}`);

/** Runs a command and collects what it prints; `until` resolves as soon as that is among it. */
function run(command: string, words: string[], env: Record<string, string>) {
  const child = spawn(command, words, { cwd: ROOT, env: { PATH: process.env['PATH'], ...env } });
  let said = '';
  let complained = '';
  const heard = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    for (const look of heard) look();
  });
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
  // What it complained of is told only when it failed.
  const ended = new Promise<string>((resolve) =>
    child.once('close', (code) => resolve(code === 0 ? 'well' : complained)),
  );
  const until = (words: string) =>
    Promise.race([
      new Promise<void>((resolve) => heard.add(() => said.includes(words) && resolve())),
      ended.then(() => undefined),
    ]);
  return { ended, until, said: () => said };
}

const typescript = (name: string, text: string, env: Record<string, string>) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return run(process.execPath, ['--import', './scripts/typescript.mjs', file], env);
};

describe('the ten-minute path of the README', () => {
  let house: HouseUnderTest;
  let officer: Credentials;
  let env: Record<string, string>;

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    house = await openHouse({ demo: true });
    officer = await asStaff(house, 'counter');
    const { key } = await registerClient(house, SCOPES);
    env = { BUKA_URL: house.url, BUKA_KEY: key };
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await house.close();
  });

  const act = async (path: string, body: object = {}): Promise<Record<string, unknown>> => {
    const headers = { ...officer, 'content-type': 'application/json' };
    const answer = await house.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    const said = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(said)}`);
    await house.settle();
    return said;
  };

  it('books, checks in, is called and is served with the TypeScript of the page', async () => {
    const [book = '', visit = ''] = blocks('ts');
    const booking = typescript('book.ts', book, env);
    expect([await booking.ended, booking.said()]).toEqual(['well', expect.stringMatching(/Booked CTH-\w{8}-\w for /)]);
    const id = /BOOKING_ID=(\S+)/.exec(booking.said())?.[1] ?? '';

    // The day of the visit has come.
    const { rows } = await house.owner.query<{ starts_at: Date; number: string; service_point_id: string }>(
      `select s.starts_at, s.service_point_id from booking b join slot s on s.id = b.slot_id where b.id = $1`,
      [id],
    );
    await house.clock.set(new Date(rows[0]!.starts_at.getTime() - 5 * 60_000).toISOString());
    officer = await asStaff(house, 'counter');
    const offices = (await (await house.fetch('/v1/offices')).json()) as {
      items: { servicePoints: { id: string; counters: { id: string }[] }[] }[];
    };
    const point = offices.items[0]!.servicePoints.find((it) => it.id === rows[0]!.service_point_id)!;
    const counter = `/v1/queue/counters/${point.counters.at(-1)!.id}`;

    const visiting = typescript('visit.ts', visit, { ...env, BOOKING_ID: id });
    await visiting.until('before you');
    await act(`${counter}/sessions`);
    const number = /Your number is (\S+)/.exec(visiting.said())?.[1];
    let current = (await act(`${counter}/calls`))['current'] as { id: string; number: string };
    // The demo's own visitors may have come first.
    while (current.number !== number) {
      await act(`/v1/queue/tickets/${current.id}/servings`);
      await act(`/v1/queue/tickets/${current.id}/completions`);
      current = (await act(`${counter}/calls`))['current'] as { id: string; number: string };
    }
    await act(`/v1/queue/tickets/${current.id}/servings`);
    await act(`/v1/queue/tickets/${current.id}/completions`);
    expect([await visiting.ended, visiting.said()]).toEqual(['well', expect.stringMatching(/served/)]);
  }, 180_000);

  (hasCurl ? it : it.skip)('books with the curl of the page', async () => {
    const [, list = '', free = '', book = ''] = blocks('sh');
    const curl = async (text: string, more = {}): Promise<string> => {
      const shell = run('sh', ['-c', text], { ...env, ...more });
      expect([await shell.ended, shell.said()]).toEqual(['well', expect.stringMatching(/^\{/)]);
      return shell.said();
    };
    const offices = JSON.parse(await curl(list)) as { items: { servicePoints: { id: string }[] }[] };
    const SERVICE_POINT = offices.items[0]!.servicePoints[0]!.id;
    const { days } = JSON.parse(await curl(free, { SERVICE_POINT })) as { days: { slots: { id: string }[] }[] };
    const SLOT = days.flatMap((day) => day.slots)[0]!.id;
    expect(JSON.parse(await curl(book, { SLOT }))).toMatchObject({ state: 'confirmed', officeCode: 'CTH' });
  });
});
