import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SESSION } from '../../../testing/fixture-data.js';
import { problem, type Asked } from '../../../testing/fixture-house.js';
import { renderApp } from '../../../testing/render-app.js';
import type { Provider } from './providers.queries.js';

const OFFICE = { ...SESSION.offices[0]!, roles: ['administrator'], permissions: ['identity:sign-in-providers:manage'] };
const administrator = { 'GET /v1/sessions/current': () => ({ ...SESSION, offices: [OFFICE] }) };
const redirectUri = 'https://layanan.example/admin/sign-in';
const PROVIDER: Provider = {
  slug: 'kementerian',
  name: 'Akun Kementerian',
  issuer: 'https://masuk.example/realms/imigrasi',
  clientId: 'buka-pintu',
  claim: 'email',
  matches: 'email',
  officeCodes: ['CTH'],
  acceptedAcr: ['silver'],
  enabled: true,
  redirectUri,
  version: 3,
};
const listed = (...items: Provider[]) => ({ 'GET /v1/sign-in-providers': () => ({ items, redirectUri }) });
const sent = (house: { asked: Asked[] }, method: string) => house.asked.filter((one) => one.request.method === method);

describe('identity providers', () => {
  it('are added with the redirect address at hand, after a test, and never over one of that name', async () => {
    let items: Provider[] = [];
    const { house, user } = await renderApp('/settings/providers', {
      ...administrator,
      'GET /v1/sign-in-providers': () => ({ items, redirectUri }),
      'POST /v1/sign-in-providers/tests': () => ({ finding: 'other_issuer', named: 'https://masuk.example/realms/x' }),
      'PUT /v1/sign-in-providers/*': ({ at }) => {
        if (at[1] === 'ada') return problem(412, 'stale', 'Sudah berubah');
        items = [{ ...PROVIDER, version: 1 }];
        return items[0];
      },
    });
    expect(await screen.findByText('Belum ada penyedia identitas.', { exact: false })).toBeTruthy();
    const address = screen.getByRole('region', { name: 'Alamat kembali untuk penyedia' });
    await user.click(within(address).getByRole('button', { name: 'Salin' }));
    expect(await navigator.clipboard.readText()).toBe(redirectUri);
    await user.click(screen.getByRole('button', { name: 'Tambah penyedia' }));
    const form = await screen.findByRole('region', { name: 'Tambah penyedia' });
    await user.click(within(form).getByRole('button', { name: 'Simpan' }));
    expect(within(form).getAllByText('Wajib diisi.').length).toBeGreaterThan(3);
    expect(sent(house, 'PUT')).toEqual([]);
    await user.type(within(form).getByLabelText(/^Penerbit/), PROVIDER.issuer);
    await user.click(within(form).getByRole('button', { name: 'Uji' }));
    expect(await within(form).findByText(/milik penerbit https:\/\/masuk\.example\/realms\/x\./)).toBeTruthy();
    await user.type(within(form).getByLabelText(/^Nama\b(?! pendek)/), PROVIDER.name);
    await user.type(within(form).getByLabelText(/^Nama pendek/), 'ada');
    await user.type(within(form).getByLabelText(/^ID klien/), 'buka-pintu');
    await user.type(within(form).getByLabelText(/^Rahasia klien/), 'rahasia');
    await user.click(within(form).getByRole('button', { name: 'Simpan' }));
    expect(await within(form).findByText(/“ada” sudah ada/)).toBeTruthy();
    const name = within(form).getByLabelText(/^Nama pendek/);
    await user.clear(name);
    await user.type(name, 'kementerian');
    await user.click(within(form).getByRole('button', { name: 'Simpan' }));
    expect(await screen.findByText('Tersimpan. Berlaku sejak masuk berikutnya.')).toBeTruthy();
    const request = sent(house, 'PUT').at(-1)!;
    expect(request.request.headers.get('if-match')).toBe('"0"');
    expect(request.body).toMatchObject({
      clientSecret: 'rahasia',
      officeCodes: ['CTH'],
      acceptedAcr: [],
      enabled: true,
    });
  });

  it('keep their secret when they are changed, unless it is replaced or the issuer is another', async () => {
    const { house, user } = await renderApp('/settings/providers?open=kementerian', {
      ...administrator,
      ...listed(PROVIDER),
      'PUT /v1/sign-in-providers/*': () => PROVIDER,
    });
    const record = await screen.findByRole('region', { name: PROVIDER.name });
    await user.click(within(record).getByRole('checkbox', { name: /Ditawarkan/ }));
    await user.click(within(record).getByRole('button', { name: 'Simpan' }));
    expect(await screen.findByText('Tersimpan. Berlaku sejak masuk berikutnya.')).toBeTruthy();
    const [kept] = sent(house, 'PUT');
    expect(kept!.request.headers.get('if-match')).toBe('"3"');
    expect(kept!.body).toMatchObject({ enabled: false, acceptedAcr: ['silver'] });
    expect(kept!.body).not.toHaveProperty('clientSecret');
    expect(within(record).getByText('Tersimpan, dan tidak pernah ditampilkan.')).toBeTruthy();
    await user.click(within(record).getByRole('button', { name: 'Ganti rahasia' }));
    await user.type(within(record).getByLabelText(/^Rahasia klien/), 'baru');
    await user.click(within(record).getByRole('button', { name: 'Simpan' }));
    expect(sent(house, 'PUT').at(-1)!.body).toMatchObject({ clientSecret: 'baru' });
    await user.click(within(record).getByRole('button', { name: 'Pertahankan yang ada' }));
    await user.type(within(record).getByLabelText(/^Penerbit/), '2');
    await user.click(within(record).getByRole('button', { name: 'Simpan' }));
    expect(within(record).getByText('Wajib diisi.')).toBeTruthy();
    expect(sent(house, 'PUT')).toHaveLength(2);
  });

  it('are removed after a question that names them', async () => {
    let items = [PROVIDER];
    const { user } = await renderApp('/settings/providers?open=kementerian', {
      ...administrator,
      'GET /v1/sign-in-providers': () => ({ items, redirectUri }),
      'DELETE /v1/sign-in-providers/*': () => {
        items = [];
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Hapus penyedia' }));
    const question = await screen.findByRole('dialog', { name: 'Hapus Akun Kementerian?' });
    await user.click(within(question).getByRole('button', { name: 'Hapus Akun Kementerian' }));
    expect(await screen.findByText('Belum ada penyedia identitas.', { exact: false })).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('tell a stand-in beforehand what he may not, and say so when he tries', async () => {
    const delegated = [{ role: 'administrator', onBehalfOf: { id: 'staff-7', name: 'Nurhayati Siregar' } }];
    const { user } = await renderApp('/settings/providers?open=kementerian', {
      'GET /v1/sessions/current': () => ({ ...SESSION, offices: [{ ...OFFICE, delegated }] }),
      ...listed(PROVIDER),
      'PUT /v1/sign-in-providers/*': () => problem(403, 'role_carried', 'Anda sedang menggantikan'),
    });
    expect(await screen.findByText(/Anda menggantikan Nurhayati Siregar\./)).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: 'Simpan' }));
    expect(await screen.findByText('Anda sedang menggantikan')).toBeTruthy();
  });

  it('are for who manages them', async () => {
    const { house } = await renderApp('/settings/providers', {
      'GET /v1/sessions/current': () => ({ ...SESSION, offices: [{ ...OFFICE, permissions: ['queue:days:read'] }] }),
    });
    expect(await screen.findByText(/identity:sign-in-providers:manage/)).toBeTruthy();
    expect(house.asked.some(({ request }) => request.url.includes('sign-in-providers'))).toBe(false);
  });
});
