import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { EDITED_SERVICE } from '../../../testing/fixture-catalogue.js';
import { problem } from '../../../testing/fixture-house.js';
import { renderApp } from '../../../testing/render-app.js';

const AT = '/settings/catalogue/passport_new_adult?tab=about';
const MAY = { ...EDITED_SERVICE, actions: ['edit', 'describe', 'retire', 'withdraw'] };
type App = Awaited<ReturnType<typeof renderApp>>;
const sent = (app: App, method: string) => app.house.asked.filter((one) => one.request.method === method);
const type = async ({ user }: App, label: RegExp, value: string) => {
  const field = await screen.findByLabelText(label, { selector: 'input, textarea' });
  await user.clear(field);
  await user.click(field);
  await user.paste(value);
};

describe('a new service', () => {
  it('is made out of the catalogue, said in both languages, and opens for its standard to be written', async () => {
    let taken = true;
    const app = await renderApp('/settings/catalogue', {
      'POST /v1/catalogue/services': () =>
        taken
          ? problem(409, 'service_exists', 'Kode layanan sudah dipakai')
          : { ...MAY, code: 'legalisation', drafts: 0 },
    });
    await app.user.click(await screen.findByRole('button', { name: 'Layanan baru' }));
    await type(app, /^Kode/, 'legalisation');
    await type(app, /Nama \(bahasa Indonesia\)/, 'Legalisasi');
    await type(app, /Nama \(bahasa Inggris\)/, 'Legalisation');
    await type(app, /Ringkasan \(bahasa Indonesia\)/, 'Salinan sah');
    await type(app, /Ringkasan \(bahasa Inggris\)/, 'A certified copy');
    await type(app, /Kelompok/, 'passport');
    await type(app, /Dasar hukum/, 'Permenkumham');
    await type(app, /Sumber/, 'imigrasi.go.id');
    await app.user.click(screen.getByRole('button', { name: 'Buat draf' }));
    await screen.findByText('Kode layanan sudah dipakai');
    taken = false;
    await app.user.click(screen.getByRole('button', { name: 'Buat draf' }));
    await waitFor(() => expect(sent(app, 'POST')).toHaveLength(2));
    expect(sent(app, 'POST')[1]!.body).toMatchObject({
      ...{ code: 'legalisation', family: 'passport', bookable: true, confidence: 'to_be_confirmed' },
      name: { id: 'Legalisasi', en: 'Legalisation' },
    });
    await screen.findByRole('heading', { name: 'Paspor baru, dewasa', level: 1 }, { timeout: 10_000 });
  }, 20_000);
});

describe('the name and the audience of a service', () => {
  it('are changed on what was seen; the group of a published one stays', async () => {
    const app = await renderApp(AT, {
      'GET /v1/catalogue/services/*': () => MAY,
      'PUT /v1/catalogue/services/*': () => ({ ...MAY, version: 5 }),
    });
    expect((await screen.findByLabelText<HTMLInputElement>(/Kelompok/)).disabled).toBe(true);
    await type(app, /Nama \(bahasa Inggris\)/, 'First passport');
    await app.user.click(screen.getByRole('button', { name: 'Simpan' }));
    await screen.findByText('Tersimpan.', {}, { timeout: 10_000 });
    const [put] = sent(app, 'PUT');
    expect(put!.request.headers.get('if-match')).toBe('"4"');
    expect(put!.body).toMatchObject({ name: { en: 'First passport' }, family: 'passport' });
  });

  it('are only read by who may not change them', async () => {
    await renderApp(AT, { 'GET /v1/catalogue/services/*': () => ({ ...MAY, actions: [] }) });
    expect((await screen.findByLabelText(/Nama \(bahasa Inggris\)/)).closest('fieldset[disabled]')).not.toBeNull();
    expect(screen.queryByRole('heading', { name: 'Hari terakhir layanan' })).toBeNull();
  });
});

describe('retiring a service', () => {
  it('tells what is booked for later before it is done, and can be taken back', async () => {
    let offeredTo: string | null = null;
    const app = await renderApp(AT, {
      'GET /v1/catalogue/services/*': () => ({ ...MAY, offeredTo }),
      'GET /v1/queue/retirement-previews': () => ({ bookingsHit: 3, bookings: [], elsewhere: 12 }),
      'PUT /v1/catalogue/services/*/retirement': ({ body }) => {
        offeredTo = body['lastOn'] as string | null;
        return { ...MAY, offeredTo, version: 5 };
      },
    });
    await type(app, /Hari terakhir/, '31/12/2026');
    await screen.findByText('3 janji temu sesudah hari itu di kantor ini, 12 di kantor lain; semuanya tetap.');
    await app.user.click(screen.getByRole('button', { name: 'Hentikan sesudah hari itu' }));
    await screen.findByText('sampai 31 Des 2026');
    await app.user.click(await screen.findByRole('button', { name: 'Tidak jadi dihentikan' }));
    await waitFor(() => expect(screen.queryByText('sampai 31 Des 2026')).toBeNull());
    expect(sent(app, 'PUT').map((one) => one.body)).toEqual([{ lastOn: '2026-12-31' }, { lastOn: null }]);
  });
});
