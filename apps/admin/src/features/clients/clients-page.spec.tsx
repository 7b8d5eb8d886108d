import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { problem } from '../../../testing/fixture-house.js';
import { renderApp } from '../../../testing/render-app.js';

const KEY = 'bpk_live_01935a000000700180000123456789ab_secret';

describe('API clients', () => {
  it('are listed, and one is opened with its keys and what it asked', async () => {
    const { user } = await renderApp('/settings/clients');
    await user.click(await screen.findByText('Antrean Desa'));
    expect(await screen.findByRole('heading', { name: 'Antrean Desa' })).toBeTruthy();
    expect(await screen.findByText('createBooking')).toBeTruthy();
    expect(screen.getByText('409 sold_out')).toBeTruthy();
    expect(screen.getByText('…aFk0')).toBeTruthy();
  });

  it('get a key that is shown once, whole', async () => {
    const { user, house } = await renderApp('/settings/clients/client-1');
    await user.click(await screen.findByRole('button', { name: 'Terbitkan kunci asli' }));
    expect(await screen.findByText(KEY)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Sudah saya simpan' }));
    expect(screen.queryByText(KEY)).toBeNull();
    const issued = house.asked.find((one) => one.request.url.endsWith('/keys'));
    expect(issued?.body).toEqual({ mode: 'live' });
    expect(issued?.request.headers.get('idempotency-key')).toBeTruthy();
  });

  it('rotate a key with the overlap that was chosen', async () => {
    const { user, house } = await renderApp('/settings/clients/client-1');
    await user.click(await screen.findByRole('button', { name: 'Ganti' }));
    const question = await screen.findByRole('dialog');
    await user.selectOptions(within(question).getByLabelText('Kunci lama masih berlaku selama'), '24');
    await user.click(within(question).getByRole('button', { name: 'Ganti' }));
    expect(await screen.findByText(KEY)).toBeTruthy();
    const asked = house.asked.find((one) => one.request.url.endsWith('/rotations'));
    const hours = (Date.parse(String(asked?.body['oldEndsAt'])) - Date.now()) / 3_600_000;
    expect(Math.round(hours)).toBe(24);
  });

  it('ask before a key is revoked or a registration ended, with the way back first', async () => {
    const { user, house } = await renderApp('/settings/clients/client-1');
    for (const name of ['Cabut', 'Akhiri pendaftaran']) {
      await user.click(await screen.findByRole('button', { name }));
      const question = await screen.findByRole('dialog');
      await user.click(within(question).getByRole('button', { name: 'Jangan ubah' }));
    }
    expect(house.asked.filter((one) => one.request.method === 'DELETE')).toEqual([]);
  });

  it('get their test office by one press, and only then a test key', async () => {
    const { user, house } = await renderApp('/settings/clients/client-1');
    expect(screen.queryByRole('button', { name: 'Terbitkan kunci uji' })).toBeNull();
    await user.click(await screen.findByRole('button', { name: 'Buat kantor uji' }));
    expect(house.asked.some((one) => one.request.url.endsWith('/client-1/test-offices'))).toBe(true);
  });

  it('are registered by a form that shows each problem at its field', async () => {
    const { user, house } = await renderApp('/settings/clients/new', {
      'POST /v1/api-clients': () =>
        problem(400, 'validation_failed', 'Isian tidak sesuai', {
          errors: [{ pointer: '/owner/email', code: 'format', detail: 'Bukan alamat surel.' }],
        }),
    });
    await user.type(await screen.findByLabelText('Nama'), 'Bot Antrean');
    await user.click(await screen.findByLabelText('Kantor Imigrasi Contoh'));
    await user.click(await screen.findByLabelText('queue:bookings:create'));
    await user.click(screen.getByRole('button', { name: 'Daftarkan klien' }));
    expect(await screen.findByText('Bukan alamat surel.')).toBeTruthy();
    const asked = house.asked.find((one) => one.request.method === 'POST');
    expect(asked?.body).toMatchObject({ name: 'Bot Antrean', scopes: ['queue:bookings:create'], officeCodes: ['CTH'] });
  });
});
