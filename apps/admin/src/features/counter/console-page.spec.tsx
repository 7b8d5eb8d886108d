import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { current } from '../../../testing/fixture-data.js';
import { problem } from '../../../testing/fixture-house.js';
import { renderApp } from '../../../testing/render-app.js';

const HERE = '/counter/counter-2';
const posts = (house: Awaited<ReturnType<typeof renderApp>>['house']): string[] =>
  house.asked.filter((one) => one.request.method === 'POST').map((one) => new URL(one.request.url).pathname);
const bar = (): HTMLElement => screen.getByRole('toolbar');
const key = (name: RegExp): HTMLButtonElement => within(bar()).getByRole('button', { name });

describe('the console', () => {
  it('walks a person from the call to the end with one key each', async () => {
    const { house, user } = await renderApp(HERE);
    await screen.findByText('Loket siap');
    await user.keyboard('p');
    await screen.findByText('B-004');
    expect(screen.getByText('Siti Aminah binti Hasanuddin')).toBeTruthy();
    await user.keyboard('u');
    await screen.findByText('dipanggil 2 kali');
    await user.keyboard('m');
    await waitFor(() => expect(key(/Selesai/).disabled).toBe(false));
    await user.keyboard('s');
    await screen.findByText('Loket siap');
    expect(posts(house)).toEqual([
      '/v1/queue/counters/counter-2/calls',
      '/v1/queue/tickets/ticket-B-004/recalls',
      '/v1/queue/tickets/ticket-B-004/servings',
      '/v1/queue/tickets/ticket-B-004/completions',
    ]);
  });

  it('says why this number and how late it was', async () => {
    const { user } = await renderApp(HERE);
    await screen.findByText('Loket siap');
    await user.keyboard('p');
    expect((await screen.findByText(/didahulukan dari 3 orang/)).textContent).toContain('lewat 12 mnt');
  });

  it('shows a press at once, calls nobody before the answer, and takes no second press meanwhile', async () => {
    let answer: (response: Response) => void = () => undefined;
    const { house, user } = await renderApp(HERE, {
      'POST /v1/queue/counters/*/calls': () => new Promise<Response>((resolve) => (answer = resolve)),
    });
    await screen.findByText('Loket siap');
    await user.keyboard('ppp');
    expect(key(/Panggil berikutnya/).getAttribute('aria-busy')).toBe('true');
    expect(screen.getByText('Loket siap')).toBeTruthy();
    await user.click(key(/Panggil berikutnya/));
    expect(posts(house)).toHaveLength(1);
    answer(problem(409, 'counter_busy', 'Loket sedang melayani'));
    expect((await screen.findByRole('alert')).textContent).toContain('Loket sedang melayani');
    expect(key(/Panggil berikutnya/).getAttribute('aria-busy')).toBe('false');
  });

  it('follows what others do, without a reload', async () => {
    const { house } = await renderApp(HERE);
    await screen.findByText('Menunggu 14');
    house.show({ waiting: { total: 3, longestMinutes: 5, next: [] } });
    await screen.findByText('Menunggu 3');
  });

  it('leads to the sign-in, with the way back, when the session ended in another window', async () => {
    const { house } = await renderApp(HERE);
    await screen.findByText('Loket siap');
    house.endSession();
    await screen.findByRole('heading', { name: 'Masuk' }, { timeout: 5_000 });
    const stream = house.asked.filter(({ request }) => request.url.endsWith('/stream'));
    expect(stream).toHaveLength(2);
  }, 10_000);

  it('says whose counter it is, and closes a colleague’s only after a yes', async () => {
    const { house, user } = await renderApp(HERE);
    await screen.findByText('Loket siap');
    const { counter } = house.console;
    house.show({ counter: { ...counter, officer: { id: 'staff-9', name: 'Budi Santoso' } }, actions: ['close'] });
    await screen.findByText('Loket Budi Santoso');
    expect(screen.queryByText('Loket siap')).toBeNull();
    await user.keyboard('k');
    const question = await screen.findByRole('dialog');
    expect(question.textContent).toContain('Budi Santoso');
    expect(posts(house)).toEqual([]);
    await user.click(within(question).getByRole('button', { name: /Tutup loket/ }));
    await screen.findByText('Loket tutup');
    expect(posts(house)).toEqual(['/v1/queue/counters/counter-2/closings']);
  });

  it('reads a call out from a region that was there before', async () => {
    const { user } = await renderApp(HERE);
    await screen.findByText('Loket siap');
    const region = document.querySelector('[aria-live="assertive"]')!;
    expect(region.textContent).toBe('');
    await user.keyboard('p');
    await waitFor(() => expect(region.textContent).toBe('Dipanggil: B-004'));
    expect(region.isConnected).toBe(true);
  });

  it('calls the chosen one', async () => {
    const { house, user } = await renderApp(HERE);
    await screen.findByText('Loket siap');
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}i');
    await waitFor(() => expect(posts(house)).toEqual(['/v1/queue/tickets/ticket-A-014/calls']));
    expect(house.asked.at(-1)!.body).toEqual({ counterId: 'counter-2' });
  });

  it('leaves its keys to who types, and to shortcuts of the browser', async () => {
    const { house, user } = await renderApp(HERE);
    await screen.findByText('Loket siap');
    const field = document.body.appendChild(document.createElement('input'));
    await user.type(field, 'ppp');
    field.remove();
    await user.keyboard('{Control>}p{/Control}');
    expect(posts(house)).toEqual([]);
  });

  it('prints every key on a sheet', async () => {
    const { user } = await renderApp(HERE);
    await screen.findByText('Loket siap');
    await user.keyboard('?');
    const sheet = await screen.findByRole('dialog');
    for (const label of ['Panggil berikutnya', 'Panggil yang ini', 'Ulangi', 'Tidak hadir', 'Jeda']) {
      expect(within(sheet).getByText(label)).toBeTruthy();
    }
  });

  it('opens, pauses with a reason and goes on', async () => {
    const { house, user } = await renderApp(HERE);
    await screen.findByText('Loket siap');
    await user.keyboard('j');
    await screen.findByText('Salat');
    await user.keyboard('2');
    await screen.findByText('Loket sedang jeda');
    expect(house.asked.at(-1)!.body).toEqual({ reason: 'prayer' });
    await user.keyboard('b');
    await screen.findByText('Loket siap');
    await user.keyboard('k');
    await screen.findByText('Loket tutup');
  });

  it('parks with one key and a digit, lists who is parked, and has them back with one key', async () => {
    const { house, user } = await renderApp(HERE);
    await screen.findByText('Loket siap');
    await user.keyboard('p');
    await screen.findByText('B-004');
    await user.keyboard('d');
    await screen.findByText('Ambil salinan');
    await user.keyboard('1');
    const row = await screen.findByRole('button', { name: /B-004.*ambil salinan/ });
    expect(house.asked.at(-1)!.body).toEqual({ reason: 'document_copy' });
    await user.click(row);
    await user.keyboard('h');
    await screen.findByText('Siti Aminah binti Hasanuddin');
    expect(posts(house).slice(-2)).toEqual([
      '/v1/queue/tickets/ticket-B-004/parkings',
      '/v1/queue/tickets/ticket-B-004/unparkings',
    ]);
    expect(house.asked.at(-1)!.body).toEqual({ counterId: 'counter-2' });
  });

  it('sends on with a goal and a reason, and takes back with Z', async () => {
    const { house, user } = await renderApp(HERE);
    await screen.findByText('Loket siap');
    await user.keyboard('p');
    await screen.findByText('B-004');
    await user.keyboard('a');
    await screen.findByText('Kembali ke antrean, loket mana pun');
    await user.keyboard('1');
    await screen.findByText('Perlu keahlian lain');
    await user.keyboard('2');
    await screen.findByText('Loket siap');
    expect(house.asked.at(-1)!.body).toEqual({ reason: 'other_skill' });
    await user.keyboard('z');
    await screen.findByText('Siti Aminah binti Hasanuddin');
  });

  it('goes on to the next step, and asks before a visit ends early', async () => {
    const { house, user } = await renderApp(HERE);
    await screen.findByText('Loket siap');
    const step = { code: 'documents', number: 1, of: 2, name: { id: 'Periksa berkas', en: 'Documents' } };
    const serving = { ...current({ state: 'serving', step, actions: ['next_step', 'finish', 'park', 'transfer'] }) };
    house.show({ current: serving, actions: [] });
    await screen.findByText('Periksa berkas');
    await user.keyboard('s');
    expect((await screen.findByRole('dialog')).textContent).toContain('Masih ada langkah');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.keyboard('l');
    await screen.findByText('Loket siap');
    expect(house.asked.filter(({ request }) => request.url.endsWith('/completions')).map((one) => one.body)).toEqual([
      {},
    ]);
  });
});
