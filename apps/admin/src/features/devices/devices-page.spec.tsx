import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SESSION } from '../../../testing/fixture-data.js';
import { renderApp } from '../../../testing/render-app.js';

const head = {
  'GET /v1/sessions/current': () => ({
    ...SESSION,
    offices: [{ ...SESSION.offices[0]!, roles: ['head'], permissions: ['queue:devices:manage'] }],
  }),
};
const DEVICE = {
  id: 'device-1',
  servicePointId: 'point-1',
  servicePointName: 'Kantor Contoh',
  kind: 'kiosk',
  name: 'Kios depan',
  prefix: 'KA',
  state: 'copied',
  pairedAt: '2026-11-23T01:00:00.000Z',
  seenAt: '2026-11-23T02:00:00.000Z',
  version: '0.3.0',
  clockSlowSeconds: 3600,
  unsent: 2,
  pairing: null,
};
const CONFLICT = {
  id: 'event-1',
  deviceId: 'device-1',
  said: 'KA-001',
  number: 'W-007',
  outcome: 'renumbered',
  takenAt: '2026-11-23T01:30:00.000Z',
  receivedAt: '2026-11-23T02:00:00.000Z',
};
const pairing = { code: '7K2M-9QXF', expiresAt: '2026-11-23T02:15:00.000Z' };

describe('the devices of an office', () => {
  it('are shown with what is wrong with them, and get a new code', async () => {
    const { user } = await renderApp('/settings/devices', {
      ...head,
      'GET /v1/point-devices': () => ({ items: [DEVICE], conflicts: [CONFLICT] }),
      'POST /v1/point-devices/*/pairing-codes': () => ({ ...DEVICE, pairing }),
    });
    expect(await screen.findByText('dipakai di dua mesin')).toBeTruthy();
    expect(screen.getByText('jam perangkat lambat 60 menit')).toBeTruthy();
    expect(screen.getByText('KA-001')).toBeTruthy();
    expect(screen.getByText(/W-007/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Kode baru untuk Kios depan' }));
    const dialog = await screen.findByRole('dialog', { name: 'Kode untuk Kios depan' });
    expect(within(dialog).getByText('7K2M-9QXF')).toBeTruthy();
  });

  it('are registered with a code, and revoked after a question that names what would be lost', async () => {
    let items: object[] = [];
    const { house, user } = await renderApp('/settings/devices', {
      ...head,
      'GET /v1/point-devices': () => ({ items, conflicts: [] }),
      'POST /v1/point-devices': () => {
        items = [{ ...DEVICE, state: 'unpaired' }];
        return { ...DEVICE, state: 'unpaired', pairing };
      },
      'POST /v1/point-devices/*/revocations': () => {
        items = [{ ...DEVICE, state: 'revoked' }];
        return items[0];
      },
    });
    expect(await screen.findByText('Belum ada kios.')).toBeTruthy();
    await user.click(screen.getAllByRole('button', { name: 'Daftarkan kios' })[0]!);
    await screen.findByRole('heading', { name: 'Daftarkan kios' });
    const form = document.querySelector<HTMLElement>('main form')!;
    await user.click(within(form).getByRole('button', { name: 'Daftarkan kios' }));
    expect(within(form).getAllByText('Wajib diisi.').length).toBeGreaterThan(0);
    await user.type(within(form).getByLabelText(/Nama/), 'Kios depan');
    await user.click(within(form).getByRole('button', { name: 'Daftarkan kios' }));
    const code = await screen.findByRole('dialog', { name: 'Kode untuk Kios depan' });
    await user.click(within(code).getByRole('button', { name: 'Selesai' }));
    const asked = house.asked.find(({ request }) => request.method === 'POST')!;
    expect(asked.body).toMatchObject({ kind: 'kiosk', name: 'Kios depan' });
    await user.click(await screen.findByRole('button', { name: 'Cabut Kios depan' }));
    const question = await screen.findByRole('dialog', { name: 'Cabut Kios depan?' });
    expect(within(question).getByText(/2 nomor/)).toBeTruthy();
    await user.click(within(question).getByRole('button', { name: 'Cabut' }));
    expect(await screen.findByText('dicabut')).toBeTruthy();
  });
});
