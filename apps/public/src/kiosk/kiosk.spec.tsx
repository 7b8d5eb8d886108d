import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { Kiosk } from './kiosk';
import type { KioskMemory } from './kiosk-memory';
import type { KioskView } from './kiosk-shapes';

const { EMPTY, kept } = vi.hoisted(() => {
  const nothing = { token: null, deviceId: null, view: null, blocks: [], unsent: [], offsetMs: 0 };
  return { EMPTY: nothing, kept: { memory: nothing as unknown } };
});
vi.mock('./kiosk-memory', () => ({
  EMPTY,
  browserStore: () => ({
    load: () => Promise.resolve(structuredClone(kept.memory)),
    save: async (memory: unknown) => void (kept.memory = structuredClone(memory)),
  }),
}));

const DEVICE = '019ab7c4-2f00-7001-8a3c-5d1f0c9be040';
const NOW = Date.parse('2026-11-24T03:00:00Z');
const view = (change: Partial<KioskView> = {}): KioskView => ({
  deviceId: DEVICE,
  kind: 'kiosk',
  name: 'Kios depan',
  token: null,
  at: new Date(NOW).toISOString(),
  zone: 'Asia/Jakarta',
  officeName: 'Kantor Contoh',
  demo: false,
  servicePoint: { id: DEVICE, code: 'CTH-1', name: 'Kantor Contoh' },
  services: [{ code: 'passport_new_adult', name: { id: 'Paspor baru', en: 'New passport' } }],
  state: 'open',
  reason: null,
  notice: null,
  walkInsLeft: null,
  hours: [{ on: '2026-11-24', opensAt: '2026-11-24T00:00:00Z', closesAt: '2026-11-24T09:00:00Z' }],
  blocks: [{ id: 'b1', on: '2026-11-24', prefix: 'KA', first: 1, size: 20 }],
  ...change,
});
const ticket = (number: string) => ({
  id: DEVICE,
  number,
  state: 'waiting',
  lane: 'walk_in',
  serviceCode: 'passport_new_adult',
  issuedAt: new Date(NOW).toISOString(),
  before: 2,
  qrSvg: '<svg></svg>',
});

function house(answers: Record<string, (body: never) => Response>) {
  const asked: { path: string; language: string | null }[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ path, language: new Headers(init.headers).get('Accept-Language') });
    return answers[path.split('/').at(-1)!]!(JSON.parse(String(init.body)) as never);
  });
  return asked;
}

async function open(change: Partial<KioskView> = {}, more: Parameters<typeof house>[0] = {}) {
  const memory: KioskMemory = { ...EMPTY, token: 'bpd_1', deviceId: DEVICE };
  kept.memory = memory;
  const asked = house({ heartbeats: () => Response.json(view(change)), ...more });
  render(<Kiosk />);
  await screen.findByText('Kios depan');
  return asked;
}
const press = (name: RegExp | string) => fireEvent.click(screen.getByRole('button', { name }));
const pass = (seconds: number) => act(async () => void (await vi.advanceTimersByTimeAsync(seconds * 1000)));

describe('the kiosk’s page', () => {
  const print = vi.fn();
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true, now: NOW });
    vi.stubGlobal('print', print.mockReset());
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('gives one number for two taps, prints it, prints it again, and forgets the person by itself', async () => {
    const asked = await open({}, { tickets: () => Response.json(ticket('KA-001'), { status: 201 }) });
    press(/Saya belum punya janji temu/);
    const no = screen.getByRole('button', { name: /^Tidak/ });
    // Both before the page has had time to draw anything.
    await act(() => {
      no.click();
      no.click();
    });
    await screen.findByRole('heading', { name: /KA-001/ });
    expect(asked.filter(({ path }) => path.endsWith('/tickets'))).toHaveLength(1);
    await pass(1);
    expect(print).toHaveBeenCalledTimes(1);
    press('Cetak lagi');
    expect(print).toHaveBeenCalledTimes(2);
    expect(asked.filter(({ path }) => path.endsWith('/tickets'))).toHaveLength(1);
    await pass(31);
    expect(screen.queryByText(/KA-001/)).toBeNull();
    screen.getByRole('heading', { name: 'Ambil nomor antrean' });
  });

  it('survives a printer that breaks', async () => {
    print.mockImplementation(() => {
      throw new Error('no paper');
    });
    await open({}, { tickets: () => Response.json(ticket('KA-001'), { status: 201 }) });
    press(/Saya belum punya janji temu/);
    press(/^Ya, prioritas/);
    await screen.findByRole('heading', { name: /KA-001/ });
    await pass(1);
    screen.getByText(/Kertas tidak keluar\?/);
  });

  it('leaves nothing of who walked away: neither code nor language nor type', async () => {
    const asked = await open();
    press('English');
    press('Large type');
    expect(document.documentElement.dataset['type']).toBe('large');
    press(/I have a booking/);
    fireEvent.input(screen.getByLabelText('Booking code'), { target: { value: 'cth-7k2m' } });
    await pass(50);
    screen.getByRole('alertdialog', { name: 'Still there?' });
    await pass(12);
    screen.getByRole('heading', { name: 'Ambil nomor antrean' });
    expect([document.documentElement.lang, document.documentElement.dataset['type']]).toEqual(['id', '']);
    press(/Saya punya janji temu/);
    expect(screen.getByLabelText<HTMLInputElement>('Kode janji temu').value).toBe('');
    expect(asked.some(({ path }) => path.endsWith('/check-ins'))).toBe(false);
  });

  it('says in the person’s language what the office refuses and what to do', async () => {
    const refusal = {
      type: 'x',
      title: 'Too early',
      status: 409,
      code: 'check_in_too_early',
      detail: 'From 09:00 on.',
    };
    const asked = await open({}, { 'check-ins': () => Response.json(refusal, { status: 409 }) });
    press('English');
    press(/I have a booking/);
    // Offices may have any letter in their code.
    for (const sign of 'MLI7') press(sign);
    press('Check in');
    await screen.findByText('From 09:00 on.');
    screen.getByText(/ask at the service desk/);
    expect(asked.find(({ path }) => path.endsWith('/check-ins'))!.language).toBe('en');
    press('Try again');
    expect(screen.getByLabelText<HTMLInputElement>('Booking code').value).toBe('MLI7');
  });

  it.each([
    ['closed', /Loket sedang tutup/, false],
    ['disrupted', /Layanan terhenti sementara/, false],
    ['full', /Tempat tanpa janji temu hari ini habis/, true],
  ] as const)('says when it is %s, and offers only what is there', async (state, words, walkIn) => {
    await open({ state, reason: { id: 'Sebab', en: 'Reason' } });
    screen.getByText(words);
    expect(screen.queryByRole('button', { name: /Saya belum punya janji temu/ }) !== null).toBe(walkIn);
    if (!walkIn) return;
    press(/Saya belum punya janji temu/);
    expect(screen.queryByRole('button', { name: /^Tidak/ })).toBeNull();
    screen.getByRole('button', { name: /^Ya, prioritas/ });
  });
});
