import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createClient, Problem, take, watch, type api, type PublicPaths } from '@buka-pintu/client';
import { startHouse, type StartedHouse } from '../house.ts';
import { startOutsidePostgres, type OutsidePostgres } from './outside-postgres.ts';

const SERVICE = 'passport_new_adult';
const ROOT = join(import.meta.dirname, '..', '..');

/** As docs/operators.md tells it: two API processes and a worker, one PostgreSQL that isn't ours, a transaction pooler between. */
describe('two replicas and a worker on an outside PostgreSQL', () => {
  let postgres: OutsidePostgres;
  let settings: Record<string, string>;
  let [first, second]: StartedHouse[] = [];
  let worker: ChildProcess | undefined;
  let at: { first: ReturnType<typeof clientAt>; second: ReturnType<typeof clientAt> };
  let point: { id: string; counters: { id: string }[] };
  let slotId: string;

  const clientAt = (house: StartedHouse) =>
    createClient<PublicPaths>({ baseUrl: house.url, key: first?.apiKey ?? '', retries: 0 });

  beforeAll(async () => {
    postgres = await startOutsidePostgres();
    settings = {
      ...postgres.settings,
      DATABASE_NAMED_STATEMENTS: '0',
      DATABASE_POOL: '8',
      WORKER: '0',
      DATA_KEYS: `v1:${randomBytes(32).toString('base64')}`,
      BLIND_INDEX_KEY: randomBytes(32).toString('base64'),
    };
    first = await startHouse(settings);
    second = await startHouse({ ...settings, MIGRATE: '0' });
    worker = startWorker();
    at = { first: clientAt(first), second: clientAt(second) };
    const office = await take(at.first.GET('/v1/offices/{officeCode}', { params: { path: { officeCode: 'CTH' } } }));
    point = office.servicePoints[0]!;
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: office.zone }).format(new Date());
    const query = { servicePointId: point.id, serviceCode: SERVICE, from: today };
    const { days } = await take(at.first.GET('/v1/queue/availability', { params: { query } }));
    slotId = days.flatMap(({ slots }) => slots).find(({ seatsLeft }) => seatsLeft > 3)?.id ?? '';
  });
  afterAll(async () => {
    worker?.kill('SIGKILL');
    await Promise.all([first?.stop(), second?.stop()]);
    postgres?.stop();
  });

  function startWorker(): ChildProcess {
    const script = join(ROOT, 'dist/apps/worker/src/main.js');
    return spawn(process.execPath, [script], { cwd: ROOT, env: { ...process.env, ...settings }, stdio: 'ignore' });
  }

  const book = (client: ReturnType<typeof clientAt>, number: string, key: string) =>
    client.POST('/v1/queue/bookings', {
      headers: { 'Idempotency-Key': key },
      body: {
        slotId,
        serviceCode: SERVICE,
        person: { name: 'Siti Aminah', documentKind: 'nik', documentNumber: number, birthOn: '1990-04-17' },
        contact: { email: 'siti@example.org', locale: 'id' },
      },
    });

  it('keep one promise together: the same intent at both, one after the other and at once, is one booking', async () => {
    const one = await take(book(at.first, '9901015704900001', 'one-intent-0001'));
    const again = await take(book(at.second, '9901015704900001', 'one-intent-0001'));
    expect(again).toEqual(one);

    const both = await Promise.allSettled(
      [at.first, at.second].map((client) => take(book(client, '9901015704900002', 'one-intent-0002'))),
    );
    const made = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value.id] : []));
    const refused = both.flatMap((each) => (each.status === 'rejected' ? [each.reason as Problem] : []));
    expect(new Set(made).size).toBe(1);
    for (const problem of refused) expect(problem.status).toBe(409);
    expect((await take(book(at.second, '9901015704900002', 'one-intent-0002'))).id).toBe(made[0]);
  });

  it('show at one what was done at the other: an officer signed in here calls there, and the board hears of it', async () => {
    const walkIn = { servicePointId: point.id, serviceCode: SERVICE, lane: 'walk_in' } as const;
    const ticket = await take(at.first.POST('/v1/queue/tickets', { body: walkIn }));
    const calling = officerAt(second!, await sessionCookie());
    const board = `${first!.url}/v1/queue/boards/CTH-1/stream`;
    const listening = new AbortController();
    const counter = point.counters.at(-1)!.id;
    let called = 0;
    for await (const { data } of watch<api.BoardView>({ url: board, signal: listening.signal })) {
      if (data.calls.some(({ number }) => number === ticket.number)) break;
      if (called) continue;
      await calling(`counters/${counter}/sessions`);
      await calling(`tickets/${ticket.id}/calls`, { counterId: counter });
      called = performance.now();
    }
    listening.abort();
    process.stdout.write(`call at one → board at the other: ${Math.round(performance.now() - called)} ms\n`);
    await calling(`tickets/${ticket.id}/servings`);
    await calling(`tickets/${ticket.id}/completions`);
    const served = await take(at.first.GET('/v1/queue/tickets/{id}', { params: { path: { id: ticket.id } } }));
    expect(served.state).toBe('served');
  });

  it('go on when a worker and a replica are killed: what was promised is delivered, what was booked is there', async () => {
    worker?.kill('SIGKILL');
    const booking = await take(book(at.second, '9901015704900004', 'one-intent-0004'));
    worker = startWorker();
    await expect.poll(() => messagesAbout(booking.id), { timeout: 30_000, interval: 500 }).toContain('shown');

    await first!.kill();
    const seen = await take(at.second.GET('/v1/queue/bookings/{id}', { params: { path: { id: booking.id } } }));
    expect(seen.code).toBe(booking.code);
    first = await startHouse({ ...settings, PORT: new URL(first!.url).port });
    const back = await take(at.first.GET('/v1/queue/bookings/{id}', { params: { path: { id: booking.id } } }));
    expect(back.code).toBe(booking.code);
    for (const { url } of [first, second!]) expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });

  it('did all that through the pooler', async () => {
    expect(await postgres.pooled()).toBeGreaterThan(100);
  });

  const ours = (house: StartedHouse) => ({ Origin: house.url, 'X-Buka-Csrf': '1', 'Content-Type': 'application/json' });

  async function sessionCookie(role = 'counter'): Promise<string> {
    const token = first!.signIn[role]?.split('#demo=')[1];
    const answer = await fetch(`${first!.url}/v1/sessions/demo`, {
      method: 'POST',
      headers: ours(first!),
      body: JSON.stringify({ token }),
    });
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  function officerAt(house: StartedHouse, cookie: string) {
    return async (path: string, body: object = {}): Promise<void> => {
      const answer = await fetch(`${house.url}/v1/queue/${path}`, {
        method: 'POST',
        headers: { ...ours(house), Cookie: cookie, 'Idempotency-Key': randomBytes(12).toString('hex') },
        body: JSON.stringify(body),
      });
      expect([path, answer.status]).toEqual([path, expect.toBeOneOf([200, 201])]);
    };
  }

  async function messagesAbout(bookingId: string): Promise<string> {
    const cookie = await sessionCookie('administrator');
    const answer = await fetch(`${second!.url}/v1/messages?about=${bookingId}`, { headers: { Cookie: cookie } });
    const { items } = (await answer.json()) as { items: { state: string }[] };
    return items.map(({ state }) => state).join(' ');
  }
});
