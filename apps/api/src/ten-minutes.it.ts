import { asStaff, registerClient, type Credentials } from '@buka-pintu/identity/testing';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { blocksOf, itWithCurl, SDK_README, Snippets } from './testing/snippets.js';

const SCOPES = ['queue:bookings:create', 'queue:bookings:read', 'queue:check-ins:create', 'queue:tickets:read'];
const snippets = new Snippets('ten-minutes');

describe('the ten-minute path of the README', () => {
  let house: HouseUnderTest;
  let officer: Credentials;
  let env: Record<string, string>;

  beforeAll(async () => {
    house = await openHouse({ demo: true });
    officer = await asStaff(house, 'counter');
    const { key } = await registerClient(house, SCOPES);
    env = { BUKA_URL: house.url, BUKA_KEY: key };
  });
  afterAll(async () => {
    snippets.remove();
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
    const [book = '', visit = ''] = blocksOf(SDK_README, 'ts');
    const booking = snippets.typescript('book.ts', book, env);
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

    const visiting = snippets.typescript('visit.ts', visit, { ...env, BOOKING_ID: id });
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

  itWithCurl('books with the curl of the page', async () => {
    const [, list = '', free = '', book = ''] = blocksOf(SDK_README, 'sh');
    const curl = async (text: string, more = {}): Promise<string> => {
      const shell = snippets.run('sh', ['-c', text], { ...env, ...more });
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
