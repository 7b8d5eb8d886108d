import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { keepFile } from '../../lib/keep-file.js';
import { SESSION } from '../../../testing/fixture-data.js';
import { STAFF } from '../../../testing/fixture-staff.js';
import { problem } from '../../../testing/fixture-house.js';
import { renderApp } from '../../../testing/render-app.js';

vi.mock('../../lib/keep-file.js', () => ({ keepFile: vi.fn() }));

const administrator = {
  'GET /v1/sessions/current': () => ({
    ...SESSION,
    offices: [
      {
        ...SESSION.offices[0]!,
        roles: ['administrator'],
        permissions: ['identity:staff:manage', 'identity:delegations:manage'],
      },
    ],
  }),
};

const DEVICE = 'Chrome · Windows';
const WHERE = {
  staffId: 'x',
  sessions: [
    {
      id: 's-1',
      current: false,
      device: DEVICE,
      address: '10.0.0.*',
      startedAt: '2026-11-23T01:00:00.000Z',
      seenAt: '2026-11-23T02:00:00.000Z',
      secondFactor: true,
    },
  ],
  trustedBrowsers: [],
};

describe('the officers', () => {
  it('are signed out by an administrator who has read whom it concerns', async () => {
    const officer = STAFF[0]!;
    let where: unknown = WHERE;
    const { house, user } = await renderApp(`/settings/staff?open=${officer.id}`, {
      ...administrator,
      'GET /v1/staff/*/sessions': () => where,
      'DELETE /v1/staff/*/sessions/*': () => {
        where = { ...WHERE, sessions: [] };
        return undefined;
      },
    });
    const part = await screen.findByRole('region', { name: 'Sesi dan peramban' });
    expect(await within(part).findByText(/10\.0\.0\.\*/)).toBeTruthy();
    await user.click(within(part).getByRole('button', { name: `Akhiri sesi di ${DEVICE}` }));
    const dialog = await screen.findByRole('dialog', { name: `Akhiri sesi Budi Santoso di ${DEVICE}?` });
    expect(house.asked.some(({ request }) => request.method === 'DELETE')).toBe(false);
    await user.click(within(dialog).getByRole('button', { name: 'Akhiri sesi' }));
    expect(await within(part).findByText('Tidak sedang masuk di mana pun.')).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('are handed out as a file that says how many are in it', async () => {
    const file = { fileName: 'petugas-2026-11-23.csv', content: 'name\r\n', lines: 3, leftOut: 1 };
    const { user } = await renderApp('/settings/staff', { ...administrator, 'POST /v1/staff-exports': () => file });
    await user.click(await screen.findByRole('button', { name: 'Unduh CSV' }));
    expect(await screen.findByText(/^3 petugas .*; 1 yang/)).toBeTruthy();
    expect(keepFile).toHaveBeenCalledWith(file.fileName, `\uFEFF${file.content}`);
  });

  it('are listed, found by a part of the name, and opened', async () => {
    const { house, user } = await renderApp('/settings/staff', administrator);
    await screen.findByText('Budi Santoso');
    await user.type(screen.getByLabelText('Cari nama, surel, atau NIP'), 'kartika');
    const found = await screen.findByRole('button', { name: 'Dewi Kartika' });
    expect(screen.queryByText('Budi Santoso')).toBeNull();
    // Whose name was looked for stands in no address.
    expect(house.asked.some((one) => one.request.url.includes('kartika'))).toBe(false);
    await user.click(found);
    const panel = await screen.findByRole('region', { name: 'Dewi Kartika' });
    expect(within(panel).getByRole('button', { name: 'Buat undangan' })).toBeTruthy();
  });

  it('are registered with what the server says at its field', async () => {
    const errors = [{ pointer: '/staffNumber', code: 'not_a_staff_number', detail: 'Bukan NIP.' }];
    const { house, user } = await renderApp('/settings/staff?open=new', {
      ...administrator,
      'POST /v1/staff': () => problem(400, 'validation_failed', 'Isian belum benar', { errors }),
    });
    const button = await screen.findByRole('button', { name: 'Daftarkan' });
    await user.click(button);
    expect(screen.getAllByText('Wajib diisi.').length).toBeGreaterThan(0);
    await user.type(screen.getByLabelText('Nama'), 'Joko Susilo');
    await user.type(screen.getByLabelText('NIP'), '123');
    await user.click(screen.getByLabelText('Petugas loket'));
    await user.click(button);
    await screen.findByText('Bukan NIP.');
    expect(house.asked.at(-1)?.body).toEqual({
      name: 'Joko Susilo',
      staffNumber: '123',
      locale: 'id',
      roles: [{ role: 'counter', officeCode: 'CTH' }],
    });
  });

  it('are suspended only after a question that names them', async () => {
    let suspended = false;
    const { user } = await renderApp('/settings/staff?open=staff-1', {
      ...administrator,
      'POST /v1/staff/*/suspensions': () => {
        suspended = true;
        return { ...STAFF[0], state: 'suspended', actions: ['change', 'reactivate'], version: 2 };
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Nonaktifkan' }));
    const question = await screen.findByRole('dialog', { name: 'Nonaktifkan Budi Santoso?' });
    expect(suspended).toBe(false);
    await user.click(within(question).getByRole('button', { name: 'Nonaktifkan' }));
    await screen.findByRole('region', { name: 'Budi Santoso' });
    expect(suspended).toBe(true);
  });

  it('get a link that is shown once', async () => {
    const url = 'https://kantor.example/admin/sign-in#invitation=abc';
    const { user } = await renderApp('/settings/staff?open=staff-2', {
      ...administrator,
      'POST /v1/staff/*/entry-links': () => ({ url, expiresAt: '2026-12-07T01:00:00.000Z', sentByEmail: false }),
    });
    await user.click(await screen.findByRole('button', { name: 'Buat undangan' }));
    await user.click(await screen.findByRole('button', { name: 'Buat tautan' }));
    await screen.findByText(url);
    await user.click(screen.getByRole('button', { name: 'Sudah saya simpan' }));
    expect(screen.queryByText(url)).toBeNull();
  });

  it('by file are looked through first, and what is wrong is named by line and column', async () => {
    const faults = [
      { line: 18, column: 'email', code: 'taken', detail: { id: 'Sudah terdaftar.', en: 'Registered already.' } },
    ];
    const { user } = await renderApp('/settings/staff/import', {
      ...administrator,
      'POST /v1/staff-imports': () => ({ id: 'import-1', lines: 40, faultCount: 1, faults }),
    });
    await screen.findByText('Unduh contoh berkas');
    const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
    await user.upload(input, new File(['nama;surel;peran\n'], 'petugas.csv', { type: 'text/csv' }));
    const row = (await screen.findByText('Sudah terdaftar.')).closest('tr')!;
    expect(row.textContent).toContain('18');
    expect(row.textContent).toContain('Surel');
    expect(screen.queryByRole('button', { name: /^Daftarkan/ })).toBeNull();
  });
});
