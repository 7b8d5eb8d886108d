import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { MyThings } from './my-things';

const THING = {
  type: 'booking',
  id: '01920000-0000-7001-8000-000000000001',
  code: 'CTH-7K2M9QXF-Q',
  state: 'confirmed',
  title: { id: 'Paspor baru', en: 'New passport' },
  officeCode: 'CTH',
  officeName: 'Kantor Contoh',
  place: 'Kantor Contoh',
  at: '2026-11-23T01:00:00Z',
  zone: 'Asia/Jakarta',
};
const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

function api(routes: Record<string, () => Response>) {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', async (input: Request) => {
    asked.push(input.clone());
    return routes[`${input.method} ${new URL(input.url).pathname}`]?.() ?? json({}, 404);
  });
  return asked;
}
const CODE = { codeId: '5b1f0c3e-9a2d-8000-8f4e-2d6c7b8a9012', channel: 'sms', expiresAt: '2026-11-23T01:10:00Z' };

describe('my things', () => {
  beforeEach(() => {
    history.replaceState(null, '', '/mine/?lang=id');
    sessionStorage.clear();
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  const toDigits = async (): Promise<void> => {
    render(<MyThings />);
    fireEvent.input(screen.getByLabelText(/Nomor telepon/), { target: { value: '0812-3456-7890' } });
    fireEvent.submit(screen.getByRole('button', { name: 'Kirim kode' }).closest('form')!);
    await screen.findByLabelText(/Kode enam angka/);
  };

  it('goes from the phone to the code to the list, and says no more than that a code may have come', async () => {
    const asked = api({
      'POST /v1/citizen-codes': () => json(CODE, 201),
      'POST /v1/citizen-visits': () => json({ token: 'bpv_secret', expiresAt: CODE.expiresAt }, 201),
      'GET /v1/my-things': () => json({ items: [THING] }),
    });
    await toDigits();
    expect(await asked[0]!.json()).toEqual({ phone: '081234567890', locale: 'id' });
    expect(screen.getByText(/Jika .*081234567890.* dikenal/)).toBeTruthy();
    fireEvent.input(screen.getByLabelText(/Kode enam angka/), { target: { value: '492 039' } });
    fireEvent.submit(screen.getByRole('button', { name: 'Buka' }).closest('form')!);
    await screen.findByText('Paspor baru');
    expect(await asked[1]!.json()).toEqual({ codeId: CODE.codeId, code: '492039' });
    expect(asked[2]!.headers.get('Authorization')).toBe('Bearer bpv_secret');
  });

  it('says what the server says of a wrong code, and keeps the way back', async () => {
    const refusal = {
      type: 'x',
      title: 'Kode tidak cocok',
      status: 422,
      code: 'citizen_code_wrong',
      detail: 'Periksa.',
    };
    api({ 'POST /v1/citizen-codes': () => json(CODE, 201), 'POST /v1/citizen-visits': () => json(refusal, 422) });
    await toDigits();
    fireEvent.input(screen.getByLabelText(/Kode enam angka/), { target: { value: '000000' } });
    fireEvent.submit(screen.getByRole('button', { name: 'Buka' }).closest('form')!);
    expect((await screen.findByRole('alert')).textContent).toBe('Periksa.');
    fireEvent.click(screen.getByRole('button', { name: 'Minta kode lagi' }));
    expect(screen.getByRole('button', { name: 'Kirim kode' })).toBeTruthy();
  });

  it('starts again, and says why, when the half hour is over', async () => {
    sessionStorage.setItem('buka.visit', 'bpv_old');
    api({ 'GET /v1/my-things': () => json({ type: 'x', title: 't', status: 401, code: 'credentials_invalid' }, 401) });
    render(<MyThings />);
    await screen.findByText(/Setengah jam/);
    expect(screen.getByRole('button', { name: 'Kirim kode' })).toBeTruthy();
    expect(sessionStorage.getItem('buka.visit')).toBeNull();
  });

  it('forgets everything on a borrowed phone', async () => {
    sessionStorage.setItem('buka.visit', 'bpv_secret');
    const asked = api({
      'GET /v1/my-things': () => json({ items: [] }),
      'DELETE /v1/citizen-visits/current': () => new Response(null, { status: 204 }),
    });
    render(<MyThings />);
    fireEvent.click(await screen.findByRole('button', { name: 'Selesai' }));
    expect(screen.getByRole('button', { name: 'Kirim kode' })).toBeTruthy();
    await waitFor(() => expect(asked.some(({ method }) => method === 'DELETE')).toBe(true));
    expect(sessionStorage.getItem('buka.visit')).toBeNull();
  });
});
