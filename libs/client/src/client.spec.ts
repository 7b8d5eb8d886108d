import { createClient } from './client.js';
import { Problem, take } from './problem.js';

const answering = (...answers: (() => Response)[]) => {
  const asked: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    asked.push(request.clone());
    return (answers[asked.length - 1] ?? answers.at(-1)!)();
  };
  return { asked, fetch };
};
const json =
  (body: unknown, status = 200, headers = {}) =>
  () =>
    Response.json(body, { status, headers });
const pause = () => Promise.resolve();
const booking = {
  slotId: '01936d5e-8f0a-7001-8000-000000000000',
  serviceCode: 'passport_new_adult',
  person: { name: 'Siti', documentKind: 'nik' as const, documentNumber: '1', birthOn: '1990-04-17' },
  contact: { phone: '+6281234567890' },
};

describe('a client', () => {
  it('says who calls, in whose language, and names each intent', async () => {
    const { asked, fetch } = answering(json({ items: [] }));
    const buka = createClient({ baseUrl: 'http://h', key: 'bpk_live_x', language: () => 'en', fetch });
    await take(buka.GET('/v1/offices'));
    await take(buka.POST('/v1/queue/bookings', { params: { header: { 'Idempotency-Key': 'mine' } }, body: booking }));
    await take(buka.POST('/v1/queue/booking-lookups', { body: { code: 'CTH-1', phoneLast4: '1234' } }));
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer bpk_live_x');
    expect(asked[0]?.headers.get('accept-language')).toBe('en');
    expect(asked[0]?.headers.has('idempotency-key')).toBe(false);
    expect(asked[1]?.headers.get('idempotency-key')).toBe('mine');
    expect(asked[2]?.headers.get('idempotency-key')).toMatch(/^[0-9a-f]{32}$/);
  });

  it('repeats a refused POST under its first key, as long as the server asks', async () => {
    const { asked, fetch } = answering(json({}, 503, { 'retry-after': '1' }), json({ id: 'x' }, 201));
    const buka = createClient({ baseUrl: 'http://h', fetch, pause });
    const made = await take(
      buka.POST('/v1/queue/bookings', { params: { header: { 'Idempotency-Key': 'mine' } }, body: booking }),
    );
    expect(made).toEqual({ id: 'x' });
    expect(asked.map((request) => request.headers.get('idempotency-key'))).toEqual(['mine', 'mine']);
  });

  it('throws what the API says no with', async () => {
    const body = { type: '/docs/problems/sold-out', title: 'Sold out', status: 409, code: 'sold_out', slot: 's' };
    const buka = createClient({ baseUrl: 'http://h', ...answering(json(body, 409)) });
    const refused = await take(buka.GET('/v1/offices')).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Problem);
    expect(refused).toMatchObject({ status: 409, code: 'sold_out', body: { slot: 's' } });
  });
});
