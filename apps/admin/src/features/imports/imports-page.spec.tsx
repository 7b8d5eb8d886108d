import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SESSION } from '../../../testing/fixture-data.js';
import { problem } from '../../../testing/fixture-house.js';
import { IMPORT_ROW, LOOKED_THROUGH } from '../../../testing/fixture-visitors.js';
import { renderApp } from '../../../testing/render-app.js';

const FILE = new File([Uint8Array.from([0x44, 0xe9, 0x3b, 0x0a])], 'daftar.csv', { type: 'text/csv' });

async function choose(user: Awaited<ReturnType<typeof renderApp>>['user']): Promise<void> {
  await screen.findByText('Pilih berkas');
  await user.upload(document.querySelector<HTMLInputElement>('input[type=file]')!, FILE);
  await user.click(screen.getByRole('button', { name: 'Periksa daftar' }));
}

describe('importing a list', () => {
  it('sends the bytes as they are, shows what would change, and lists everybody at a press', async () => {
    const { house, user } = await renderApp('/imports', {
      'POST /v1/queue/visitor-imports/*/registrations': () => ({
        ...LOOKED_THROUGH,
        state: 'registered',
        actions: ['undo'],
      }),
    });
    await choose(user);
    await screen.findByText('2 orang, tidak ada yang salah. Belum ada yang dicatat.');
    const sent = (): object[] =>
      house.asked.filter((one) => one.request.method === 'POST').map((one) => one.body as object);
    expect(sent()).toMatchObject([{ content: 'ROk7Cg==', on: expect.any(String), serviceCode: 'passport_new_adult' }]);
    for (const words of ['Hari lain, dilewati: 4', 'Dibaca sebagai WINDOWS-1252', 'B*** · ***0900'])
      expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Catat 1 orang' })).toBeTruthy();
    await user.click(screen.getByLabelText('Catat juga yang sudah punya janji temu'));
    await user.click(screen.getByRole('button', { name: 'Catat 2 orang' }));
    await screen.findByText(/^Tercatat\. Baru 2/);
    expect(sent().at(-1)).toEqual({ after: 'import-1', keepBooked: true });
  });

  it('names every fault by line and column, and lets the officer say what a column means', async () => {
    const fault = {
      line: 3,
      column: 'time' as const,
      code: 'not_a_time',
      detail: { id: 'Bukan jam.', en: 'No time.' },
    };
    const openWords = [{ kind: 'service' as const, word: 'Paspor Kilat', lines: 2 }];
    const faulty = { ...LOOKED_THROUGH, faultCount: 1, faults: [fault], openWords, actions: [] };
    const { house, user } = await renderApp('/imports', {
      'POST /v1/queue/visitor-imports': () => faulty,
      'POST /v1/queue/visitor-imports/*/words': () => LOOKED_THROUGH,
    });
    await choose(user);
    const table = await screen.findByRole('table', { name: 'Kesalahan' });
    expect(within(table).getByText('Bukan jam.')).toBeTruthy();
    expect(within(table).getByText('Jam')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Catat/ })).toBeNull();
    expect(screen.getByLabelText('Paspor Kilat')).toBeTruthy();
    await user.selectOptions(screen.getByLabelText('Alamat'), 'Jam');
    await screen.findByRole('button', { name: 'Catat 1 orang' });
    const taught = house.asked.find(({ request }) => request.url.endsWith('/words'))!;
    expect(taught.body).toEqual({ words: [{ kind: 'column', word: 'Alamat', meaning: 'time' }] });
  });

  it('offers another look when another list was faster', async () => {
    const { user } = await renderApp('/imports', {
      'POST /v1/queue/visitor-imports/*/registrations': () =>
        problem(409, 'visitor_import_overtaken', 'Daftar lain dicatat lebih dahulu'),
      'GET /v1/queue/visitor-imports/*': () => ({ ...LOOKED_THROUGH, added: 1, after: 'import-9' }),
    });
    await choose(user);
    await user.click(await screen.findByRole('button', { name: 'Catat 1 orang' }));
    await user.click(await screen.findByRole('button', { name: 'Periksa lagi' }));
    await screen.findByText('Baru: 1');
    expect(screen.queryByText('Daftar lain dicatat lebih dahulu')).toBeNull();
  });

  it('asks before the newest list is taken back, and says why it can’t be', async () => {
    let refuse = true;
    const { user } = await renderApp('/imports', {
      'POST /v1/queue/visitor-imports/*/withdrawals': () =>
        refuse
          ? problem(409, 'visitor_import_in_use', 'Impor tidak dapat dibatalkan lagi')
          : { ...LOOKED_THROUGH, ...IMPORT_ROW, state: 'undone', actions: [] },
    });
    await user.click(await screen.findByRole('button', { name: /^Batalkan impor/ }));
    const dialog = await screen.findByRole('dialog');
    const undo = within(dialog).getByRole('button', { name: 'Batalkan impor' });
    await user.click(undo);
    await within(dialog).findByText('Impor tidak dapat dibatalkan lagi');
    refuse = false;
    await user.click(undo);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says so when nothing was imported yet, and to who may not', async () => {
    await renderApp('/imports', { 'GET /v1/queue/visitor-imports': () => ({ items: [], next: null }) });
    await screen.findByText('Belum ada daftar yang diimpor untuk tempat layanan ini.');
  });

  it('is not for everybody', async () => {
    const office = { ...SESSION.offices[0]!, permissions: ['queue:slots:read'] };
    await renderApp('/imports', { 'GET /v1/sessions/current': () => ({ ...SESSION, offices: [office] }) });
    await screen.findByText(/queue:visitors:import/);
    expect(screen.queryByText('Periksa daftar')).toBeNull();
  });
});
