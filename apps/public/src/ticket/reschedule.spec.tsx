import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { MyBooking } from './my-booking';

const BOOKING = {
  id: '01920000-0000-7001-8000-000000000001',
  code: 'CTH-7K2M9QXF-Q',
  state: 'confirmed',
  officeCode: 'CTH',
  servicePointId: '01920000-0000-7001-8000-0000000000aa',
  servicePointName: 'Kantor Contoh',
  serviceCode: 'passport_new_adult',
  lane: 'regular',
  startsAt: '2026-11-24T01:00:00Z',
  endsAt: '2026-11-24T01:30:00Z',
  zone: 'Asia/Jakarta',
  person: { name: 'S*** A****', documentNumber: '************0012' },
  qr: 'CTH-7K2M9QXF-Q',
  ticket: null,
  partyId: null as string | null,
  heldUntil: null as string | null,
  paymentCode: null as string | null,
  needsNewTime: false,
  reschedule: { left: 1, byAt: '2026-11-23T17:00:00.000Z', free: null as string | null } as object | null,
  actions: ['reschedule', 'cancel'],
  version: 1,
};
const ADDRESS = `/v1/queue/bookings/${BOOKING.id}`;
const SLOT = { id: 'slot-1', startsAt: '2026-11-26T02:00:00.000Z', endsAt: '2026-11-26T02:30:00.000Z', seatsLeft: 2 };
const TIMES = {
  to: '2026-12-06',
  days: [
    { on: '2026-11-25', slots: [], whyNot: { code: 'sold_out' } },
    { on: '2026-11-26', slots: [SLOT], whyNot: null },
  ],
  alternatives: [],
};
const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

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
const times = { 'GET /v1/queue/availability': () => json(TIMES) };

describe('another time', () => {
  beforeEach(() => history.replaceState(null, '', '/t/?lang=id#bpc_secret'));
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('is a day, an hour and one question; a second press carries the first key', async () => {
    let now: object = BOOKING;
    const asked = api({
      ...opened,
      ...times,
      [`GET ${ADDRESS}`]: () => json(now),
      [`POST ${ADDRESS}/reschedules`]: () => {
        if (asked.filter(({ method }) => method === 'POST').length === 1)
          return json({ type: 'x', title: 'Sibuk', status: 409, code: 'request_in_progress' }, 409);
        now = { ...BOOKING, startsAt: SLOT.startsAt, endsAt: SLOT.endsAt, version: 2, actions: ['cancel'] };
        return json(now);
      },
    });
    render(<MyBooking />);
    fireEvent.click(await screen.findByText('Pilih waktu lain'));
    fireEvent.click(await screen.findByText('Kamis, 26 November 2026'));
    expect(screen.queryByText('Rabu, 25 November 2026')).toBeNull();
    fireEvent.click(await screen.findByText(/^09[.:]00$/));
    expect(await screen.findByText(/Pindah ke Kamis, 26 November 2026 pukul 09[.:]00 WIB/)).toBeTruthy();
    fireEvent.click(screen.getByText('Ya, pindah'));
    await screen.findByText('Sibuk');
    fireEvent.click(screen.getByText('Ya, pindah'));
    await waitFor(() => expect(screen.queryByText('Ya, pindah')).toBeNull());
    expect(await screen.findByText(/Pukul 09[.:]00–09[.:]30 WIB/)).toBeTruthy();
    const posts = asked.filter(({ method }) => method === 'POST');
    expect(new Set(posts.map(({ headers }) => headers.get('Idempotency-Key'))).size).toBe(1);
  });

  it('reads the hours anew when the chosen one is gone', async () => {
    const asked = api({
      ...opened,
      ...times,
      [`GET ${ADDRESS}`]: () => json(BOOKING),
      [`POST ${ADDRESS}/reschedules`]: () =>
        json({ type: 'x', title: 'Kursi habis', status: 409, code: 'sold_out' }, 409),
    });
    render(<MyBooking />);
    fireEvent.click(await screen.findByText('Pilih waktu lain'));
    fireEvent.click(await screen.findByText('Kamis, 26 November 2026'));
    fireEvent.click(await screen.findByText(/^09[.:]00$/));
    fireEvent.click(screen.getByText('Ya, pindah'));
    await waitFor(() => expect(asked.filter(({ url }) => url.includes('availability'))).toHaveLength(2));
    expect(await screen.findByText('Kamis, 26 November 2026')).toBeTruthy();
  });

  it('is offered at once to who paid too late', async () => {
    const late = {
      ...BOOKING,
      state: 'lapsed',
      needsNewTime: true,
      reschedule: { left: 1, byAt: null, free: 'paid_late' },
    };
    api({ ...opened, ...times, [`GET ${ADDRESS}`]: () => json(late) });
    render(<MyBooking />);
    expect(await screen.findByText(/Pembayaran Anda sudah kami terima/)).toBeTruthy();
    expect(await screen.findByText('Kamis, 26 November 2026')).toBeTruthy();
  });
});

describe('a hold', () => {
  beforeEach(() => history.replaceState(null, '', '/t/?lang=id#bpc_secret'));
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('shows until when, by the office’s clock, and the code to pay with', async () => {
    const held = {
      ...BOOKING,
      state: 'held',
      heldUntil: '2026-11-23T03:00:00.000Z',
      paymentCode: '820261124000017',
      reschedule: null,
      actions: ['cancel'],
    };
    api({ ...opened, [`GET ${ADDRESS}`]: () => json(held) });
    render(<MyBooking />);
    expect(await screen.findByText(/ditahan sampai Senin, 23 November 2026 pukul 10[.:]00 WIB/)).toBeTruthy();
    expect(screen.getByText('820261124000017')).toBeTruthy();
    expect(screen.queryByText('Pilih waktu lain')).toBeNull();
  });

  it('names who comes along, and the way to the office', async () => {
    const mine = { ...BOOKING, partyId: 'p' };
    const other = {
      ...mine,
      id: 'other',
      code: 'CTH-3N8V5RTD-2',
      person: { name: 'R*** A****', documentNumber: '***' },
    };
    api({
      ...opened,
      [`GET ${ADDRESS}`]: () => json(mine),
      [`GET ${ADDRESS}/family`]: () => json({ bookings: [mine, other] }),
      'GET /v1/offices/CTH': () =>
        json({
          name: 'Kantor',
          address: 'x',
          phone: null,
          servicePoints: [{ id: BOOKING.servicePointId, name: 'Kantor Contoh', address: 'Jalan Contoh 1' }],
        }),
    });
    render(<MyBooking />);
    expect(await screen.findByText('CTH-3N8V5RTD-2')).toBeTruthy();
    expect((await screen.findByText('Buka di peta')).getAttribute('href')).toBe(
      'geo:0,0?q=Kantor%20Contoh%2C%20Jalan%20Contoh%201',
    );
  });
});
