import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { MyBooking, sentence } from './my-booking';
import { grouped } from './bring';
import { waitWords } from './wait-words';

const BOOKING = {
  id: '01920000-0000-7001-8000-000000000001',
  code: 'CTH-7K2M9QXF-Q',
  state: 'confirmed',
  servicePointName: 'Kantor Contoh',
  serviceCode: 'passport_new_adult',
  lane: 'regular',
  startsAt: '2026-11-23T01:00:00Z',
  endsAt: '2026-11-23T01:30:00Z',
  zone: 'Asia/Jakarta',
  person: { name: 'S*** A****', documentNumber: '************0012' },
  qr: 'CTH-7K2M9QXF-Q',
  ticket: null,
  actions: ['cancel'],
  version: 1,
};

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

/** Answers by method and path; keeps what was asked. */
function api(routes: Record<string, () => Response>) {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', async (input: Request | string) => {
    const request = input instanceof Request ? input : new Request(new URL(input, 'http://localhost'));
    asked.push(request);
    return routes[`${request.method} ${new URL(request.url).pathname}`]?.() ?? json({}, 404);
  });
  return asked;
}
const opened = { 'GET /v1/capabilities/current': () => json({ subjectType: 'booking', subjectId: BOOKING.id }) };

describe('my booking', () => {
  beforeEach(() => history.replaceState(null, '', '/t/?lang=id#bpc_secret'));
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('shows when and where, in the office zone, and sends the secret in a header only', async () => {
    const asked = api({ ...opened, [`GET /v1/queue/bookings/${BOOKING.id}`]: () => json(BOOKING) });
    render(<MyBooking />);
    expect(await screen.findByText(/Pukul 08[.:]00–08[.:]30 WIB/)).toBeTruthy();
    expect(asked.every((request) => !request.url.includes('secret'))).toBe(true);
    expect(asked[0]?.headers.get('Authorization')).toBe('Bearer bpc_secret');
  });

  it('says what has run out for the visit, and nothing of other services and days', async () => {
    const visit = { ...BOOKING, servicePointId: BOOKING.id, on: '2026-11-23' };
    const flag = { serviceCode: BOOKING.serviceCode, sinceOn: '2026-11-20', untilOn: null };
    const flags = [
      { ...flag, serviceCode: 'visa', reason: { id: 'Stiker habis', en: '' } },
      { ...flag, sinceOn: '2026-11-24', reason: { id: 'Tinta habis', en: '' } },
      { ...flag, reason: { id: 'Blangko habis', en: 'Out of blanks' } },
    ];
    api({
      ...opened,
      [`GET /v1/queue/bookings/${BOOKING.id}`]: () => json(visit),
      'GET /v1/queue/stock-flags': () => json({ items: flags, next: null }),
    });
    render(<MyBooking />);
    expect(await screen.findByText('Blangko habis')).toBeTruthy();
    expect(screen.queryByText(/Stiker|Tinta/)).toBeNull();
  });

  it('follows another link opened in the same tab, and leads on from one that opens nothing', async () => {
    const asked = api({ ...opened, [`GET /v1/queue/bookings/${BOOKING.id}`]: () => json(BOOKING) });
    render(<MyBooking />);
    await screen.findByText(BOOKING.code);
    const seen = asked.length;
    location.hash = '#bpc_another';
    await waitFor(() => expect(asked.at(-1)?.headers.get('Authorization')).toBe('Bearer bpc_another'));
    expect(asked.length).toBeGreaterThan(seen);
    location.hash = '';
    const on = await screen.findByText('Lihat antrean dengan kode');
    expect(on.getAttribute('href')).toBe('/');
  });

  it('reminds unless the person says no, and again when they think again; each press is a wish of its own', async () => {
    const words = { id: 'Kami mengingatkan Anda.', en: 'We remind you.' };
    const never = { wording: null, chosenAt: null };
    let on = true;
    const choices = () => ({
      items: [
        { purpose: 'reminder', basis: 'task', on, words, ...never },
        { purpose: 'survey_invitation', basis: 'consent', on: false, words: { id: 'Saya setuju.', en: '' }, ...never },
      ],
    });
    const address = `/v1/queue/bookings/${BOOKING.id}/message-choices`;
    const asked = api({
      ...opened,
      [`GET /v1/queue/bookings/${BOOKING.id}`]: () => json(BOOKING),
      [`GET ${address}`]: () => json(choices()),
      [`POST ${address}`]: () => {
        on = !on;
        return json(choices(), 201);
      },
    });
    render(<MyBooking />);
    expect(await screen.findByText('Kami mengingatkan Anda.')).toBeTruthy();
    expect(screen.queryByText('Saya setuju.')).toBeNull();
    fireEvent.click(screen.getByText('Jangan ingatkan saya'));
    expect(await screen.findByText('Anda tidak akan diingatkan.')).toBeTruthy();
    fireEvent.click(await screen.findByText('Ingatkan saya lagi'));
    await waitFor(() => expect(screen.queryByText('Anda tidak akan diingatkan.')).toBeNull());
    fireEvent.click(screen.getByText('Jangan ingatkan saya'));
    await screen.findByText('Anda tidak akan diingatkan.');
    const posts = asked.filter(({ method }) => method === 'POST');
    expect(
      await Promise.all(posts.map(async (request) => ((await request.json()) as { wanted: boolean }).wanted)),
    ).toEqual([false, true, false]);
    expect(new Set(posts.map(({ headers }) => headers.get('Idempotency-Key'))).size).toBe(3);
  });

  it('takes a consent back with one press, and asks for none', async () => {
    const words = { id: 'Saya setuju diundang.', en: 'I agree.' };
    const choice = (on: boolean) => ({
      items: [
        {
          purpose: 'survey_invitation',
          basis: 'consent',
          on,
          words,
          wording: '2026-11',
          chosenAt: '2026-11-22T03:00:00Z',
        },
      ],
    });
    api({
      ...opened,
      [`GET /v1/queue/bookings/${BOOKING.id}`]: () => json(BOOKING),
      [`GET /v1/queue/bookings/${BOOKING.id}/message-choices`]: () => json(choice(true)),
      [`POST /v1/queue/bookings/${BOOKING.id}/message-choices`]: () => json(choice(false), 201),
    });
    render(<MyBooking />);
    fireEvent.click(await screen.findByText('Tarik persetujuan'));
    expect(await screen.findByText('Persetujuan ditarik.')).toBeTruthy();
    expect(screen.queryByText('Tarik persetujuan')).toBeNull();
  });

  it('takes who uses keys along to the question, and back', async () => {
    api({ ...opened, [`GET /v1/queue/bookings/${BOOKING.id}`]: () => json(BOOKING) });
    render(<MyBooking />);
    fireEvent.click(await screen.findByText('Batalkan antrean'));
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('alertdialog'));
    fireEvent.click(screen.getByText('Tidak, simpan tempat saya'));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Batalkan antrean'));
  });

  it('asks before it cancels, and a second press carries the first key', async () => {
    let state = 'confirmed';
    const asked = api({
      ...opened,
      [`GET /v1/queue/bookings/${BOOKING.id}`]: () =>
        json({ ...BOOKING, state, actions: state === 'confirmed' ? ['cancel'] : [] }),
      [`POST /v1/queue/bookings/${BOOKING.id}/cancellations`]: () => {
        const first = asked.filter((request) => request.method === 'POST').length === 1;
        if (first) return json({ type: 'x', title: 'Sibuk', status: 409, code: 'request_in_progress' }, 409);
        state = 'cancelled';
        return json({ ...BOOKING, state, actions: [] });
      },
    });
    render(<MyBooking />);
    fireEvent.click(await screen.findByText('Batalkan antrean'));
    fireEvent.click(await screen.findByText('Ya, batalkan'));
    await screen.findByText('Sibuk');
    fireEvent.click(screen.getByText('Ya, batalkan'));
    await screen.findByText('Dibatalkan');
    const keys = asked.filter((request) => request.method === 'POST').map((r) => r.headers.get('Idempotency-Key'));
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('says what to do when the link no longer works', async () => {
    api({
      'GET /v1/capabilities/current': () =>
        json({ type: 'x', title: 't', status: 401, code: 'credentials_invalid' }, 401),
    });
    render(<MyBooking />);
    await waitFor(() => expect(screen.getByText(/tidak berlaku lagi/)).toBeTruthy());
  });

  it('keeps the booking on the screen when the line drops', async () => {
    let down = false;
    api({ ...opened, [`GET /v1/queue/bookings/${BOOKING.id}`]: () => (down ? json({}, 500) : json(BOOKING)) });
    render(<MyBooking />);
    await screen.findByText(BOOKING.code);
    down = true;
    document.dispatchEvent(new Event('visibilitychange'));
    await screen.findByText(/Tidak ada sambungan/);
    expect(screen.getByText(BOOKING.code)).toBeTruthy();
  });
});

describe('sentence', () => {
  const silent = { near: false, p50Minutes: null, p90Minutes: null, unsure: null };
  const ticket = {
    ...{ id: 't', number: 'A-012', counter: null, callCount: 0, place: null, step: null, parkedFor: null },
    actions: [],
  };
  it('says the place while waiting and the counter when called', () => {
    expect(sentence({ ...ticket, state: 'waiting', place: { before: 3, ...silent } })).toBe('3 orang sebelum Anda');
    expect(sentence({ ...ticket, state: 'waiting', place: { before: 0, ...silent } })).toMatch(/berikutnya/);
    expect(sentence({ ...ticket, state: 'called', counter: { number: 2, name: 'Loket 2' } })).toMatch(/loket 2/);
  });

  it('tells who is parked what to fetch and where to come back', () => {
    const parked = { ...ticket, state: 'parked', parkedFor: 'bank_payment', counter: { number: 3, name: 'Loket 3' } };
    expect(sentence(parked)).toMatch(/bank.*kembali ke loket 3/);
  });
});

describe('waitWords', () => {
  it('says the interval, and nothing where there is none', () => {
    const wait = { p50Minutes: 10, p90Minutes: 25, unsure: null };
    expect(waitWords(wait)).toBe('Sekitar 10–25 menit lagi');
    expect(waitWords({ ...wait, p50Minutes: 0, p90Minutes: 1 })).toBe('Sebentar lagi');
    expect(waitWords({ p50Minutes: null, p90Minutes: null, unsure: 'too_few' })).toBeUndefined();
  });
});

describe('grouped', () => {
  it('puts the alternatives of a group where the first of them stood', () => {
    const rows = [
      { group: null, n: 1 },
      { group: 'a', n: 2 },
      { group: null, n: 3 },
      { group: 'a', n: 4 },
    ];
    expect(grouped(rows).map((group) => group.map(({ n }) => n))).toEqual([[1], [2, 4], [3]]);
  });
});
