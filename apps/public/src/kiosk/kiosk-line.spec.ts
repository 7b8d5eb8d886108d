import { EMPTY, type KioskMemory, type KioskStore } from './kiosk-memory';
import { KioskLine, type Standing } from './kiosk-line';
import type { KioskView } from './kiosk-shapes';

const OFFICE_NOW = Date.parse('2026-11-24T03:00:00Z');
const DEVICE = '019ab7c4-2f00-7001-8a3c-5d1f0c9be040';
const view = (change: Partial<KioskView> = {}): KioskView => ({
  deviceId: DEVICE,
  kind: 'kiosk',
  name: 'Kios',
  token: null,
  at: new Date(OFFICE_NOW).toISOString(),
  zone: 'Asia/Jakarta',
  officeName: 'Kantor',
  demo: false,
  servicePoint: { id: DEVICE, code: 'CTH-1', name: 'Kantor' },
  services: [{ code: 'passport_new_adult', name: { id: 'Paspor', en: 'Passport' } }],
  state: 'open',
  reason: null,
  notice: null,
  walkInsLeft: null,
  hours: [{ on: '2026-11-24', opensAt: '2026-11-24T00:00:00Z', closesAt: '2026-11-24T09:00:00Z' }],
  blocks: [{ id: 'b1', on: '2026-11-24', prefix: 'KA', first: 1, size: 2 }],
  ...change,
});

/** A house whose line can be cut; a device an hour fast. */
function stage(memory: Partial<KioskMemory> = {}) {
  let kept: KioskMemory = { ...EMPTY, token: 'bpd_1', deviceId: DEVICE, ...memory };
  const store: KioskStore = {
    load: () => Promise.resolve(structuredClone(kept)),
    save: async (fresh) => void (kept = structuredClone(fresh)),
  };
  const asked: { path: string; body: Record<string, unknown>; token: string | null }[] = [];
  const answers: Record<string, (body: Record<string, unknown>) => Response> = {
    heartbeats: () => Response.json(view()),
    tickets: ({ id, number }) =>
      Response.json({
        id,
        number: `KA-00${String(number)}`,
        state: 'waiting',
        lane: 'walk_in',
        serviceCode: 'x',
        issuedAt: view().at,
        before: 2,
        qrSvg: '<svg/>',
      }),
    syncs: ({ events }) =>
      Response.json({
        results: (events as { id: string }[]).map(({ id }) => ({ id, outcome: 'taken', number: 'KA-001' })),
      }),
  };
  const cable = { isPlugged: true };
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (!cable.isPlugged) throw new TypeError('no line');
    const body = JSON.parse(String(init.body)) as Record<string, unknown>;
    asked.push({ path, body, token: new Headers(init.headers).get('Authorization') });
    return answers[path.split('/').at(-1)!]!(body);
  });
  let standing: Standing | undefined;
  const time = { now: OFFICE_NOW + 3_600_000, running: 1000 };
  const line = new KioskLine(store, (told) => (standing = told), { now: () => time.now, running: () => time.running });
  return { line, asked, answers, cable, time, kept: () => kept, standing: () => standing! };
}

describe('a kiosk’s line', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('measures how far the clock is off, and keeps a new token before it uses it', async () => {
    const { line, answers, asked, kept } = stage();
    answers['heartbeats'] = () => Response.json(view({ token: 'bpd_2' }));
    await line.open();
    await line.beat();
    expect(line.now()).toBe(OFFICE_NOW);
    expect(kept()).toMatchObject({ token: 'bpd_2', offsetMs: -3_600_000, view: { token: null } });
    await line.beat();
    expect(asked.map(({ token }) => token)).toEqual(['Bearer bpd_1', 'Bearer bpd_2']);
  });

  it('gives a number with a place and a QR', async () => {
    const { line, kept } = stage();
    await line.open();
    await line.beat();
    expect(await line.take('passport_new_adult', 'walk_in')).toMatchObject({
      number: 'KA-001',
      before: 2,
      offline: false,
    });
    expect(kept().unsent).toEqual([]);
    expect(kept().blocks[0]!.used).toBe(1);
  });

  it('goes on without a line until its numbers are used up, and tells all of it afterwards, once', async () => {
    const { line, asked, cable, standing, kept } = stage();
    await line.open();
    await line.beat();
    cable.isPlugged = false;
    const one = await line.take('passport_new_adult', 'walk_in');
    const two = await line.take('passport_new_adult', 'priority');
    expect([one.number, two.number, one.offline]).toEqual(['KA-001', 'KA-002', true]);
    expect(one.at).toBe(new Date(OFFICE_NOW).toISOString());
    await expect(line.take('passport_new_adult', 'walk_in')).rejects.toMatchObject({ code: 'no_numbers' });
    expect([standing().isUp, standing().unsent]).toEqual([false, 2]);
    cable.isPlugged = true;
    await line.beat();
    expect([standing().isUp, standing().unsent]).toEqual([true, 0]);
    const { body } = asked.find(({ path }) => path.endsWith('/syncs'))!;
    expect((body['events'] as { id: string }[]).map(({ id }) => id)).toEqual([one.id, two.id]);
    expect(one.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7001-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    await line.beat();
    expect(asked.filter(({ path }) => path.endsWith('/syncs'))).toHaveLength(1);
    expect(kept().blocks.map(({ used }) => used)).not.toContain(1);
  });

  it('gives nothing outside of the hours when there is no line', async () => {
    const { line, cable, time } = stage();
    await line.open();
    await line.beat();
    cable.isPlugged = false;
    time.now += 7 * 3_600_000;
    await expect(line.take('passport_new_adult', 'walk_in')).rejects.toMatchObject({ code: 'no_numbers' });
  });

  it('gives no paper for what the office refuses', async () => {
    const { line, answers, kept } = stage();
    await line.open();
    await line.beat();
    answers['tickets'] = () =>
      Response.json({ type: 'x', title: 't', status: 409, code: 'walk_in_full' }, { status: 409 });
    await expect(line.take('passport_new_adult', 'walk_in')).rejects.toMatchObject({ code: 'walk_in_full' });
    expect(kept().unsent).toEqual([]);
  });

  it('stops when it is shut out, and keeps what it has not told until it is paired anew', async () => {
    const { line, answers, asked, cable, standing } = stage();
    await line.open();
    await line.beat();
    cable.isPlugged = false;
    await line.take('passport_new_adult', 'walk_in');
    cable.isPlugged = true;
    const working = answers['heartbeats']!;
    answers['heartbeats'] = () =>
      Response.json({ type: 'x', title: 't', status: 401, code: 'device_copied' }, { status: 401 });
    await line.beat();
    expect(standing()).toMatchObject({ shut: { code: 'device_copied' }, unsent: 1 });
    const before = asked.length;
    await line.beat();
    expect(asked).toHaveLength(before);
    answers['heartbeats'] = working;
    answers['device-pairings'] = () =>
      Response.json({ token: 'bpd_9', deviceId: DEVICE, kind: 'kiosk' }, { status: 201 });
    await line.pair('7K2M-9QXF');
    expect(standing()).toMatchObject({ shut: undefined, unsent: 0, isUp: true });
  });

  it('remembers over a pulled plug what was on paper', async () => {
    const first = stage();
    await first.line.open();
    await first.line.beat();
    first.cable.isPlugged = false;
    await first.line.take('passport_new_adult', 'walk_in');
    const second = stage(first.kept());
    second.cable.isPlugged = false;
    await second.line.open();
    expect((await second.line.take('passport_new_adult', 'walk_in')).number).toBe('KA-002');
  });
});
