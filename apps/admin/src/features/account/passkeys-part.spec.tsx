import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PASSKEYS } from '../../../testing/fixture-staff.js';
import { renderApp } from '../../../testing/render-app.js';

const device = vi.hoisted(() => ({ startRegistration: vi.fn() }));
vi.mock('@simplewebauthn/browser', () => device);

const CHALLENGE = { publicKey: { challenge: 'abc' }, expiresAt: '2026-11-23T01:10:00.000Z' };

describe('one’s passkeys', () => {
  beforeEach(() => {
    vi.stubGlobal('isSecureContext', true);
    vi.stubGlobal('PublicKeyCredential', class {});
  });

  it('are added by this device, under the name the officer gave', async () => {
    device.startRegistration.mockResolvedValue({
      id: 'cred',
      response: { clientDataJSON: 'client', attestationObject: 'made', transports: ['internal'] },
    });
    const sent: unknown[] = [];
    const { user } = await renderApp('/account', {
      'POST /v1/account/passkeys/challenges': () => CHALLENGE,
      'POST /v1/account/passkeys': ({ body }) => (sent.push(body), PASSKEYS[0]),
    });
    const add = await screen.findByRole('button', { name: 'Tambahkan kunci sandi' });
    await user.click(add);
    await screen.findByText('Wajib diisi.');
    await user.type(screen.getByLabelText('Nama perangkat ini'), 'Laptop kantor');
    await user.click(add);
    await screen.findByText('Kunci sandi ditambahkan.');
    expect(device.startRegistration).toHaveBeenCalledWith({ optionsJSON: CHALLENGE.publicKey });
    expect(sent).toEqual([
      {
        name: 'Laptop kantor',
        id: 'cred',
        clientDataJSON: 'client',
        attestationObject: 'made',
        transports: ['internal'],
      },
    ]);
  });

  it.each([
    ['NotAllowedError', 'Perangkat tidak memberi kunci sandi. Coba lagi, atau pakai cara lain.'],
    ['InvalidStateError', 'Perangkat ini sudah punya kunci sandi untuk akun Anda.'],
  ])('say what to do when the device answers %s', async (name, words) => {
    device.startRegistration.mockRejectedValue(Object.assign(new Error('no'), { name }));
    const { user } = await renderApp('/account', { 'POST /v1/account/passkeys/challenges': () => CHALLENGE });
    await user.type(await screen.findByLabelText('Nama perangkat ini'), 'Laptop');
    await user.click(screen.getByRole('button', { name: 'Tambahkan kunci sandi' }));
    await screen.findByText(words);
  });

  it('are renamed, and removed after a question that names them', async () => {
    const asked: string[] = [];
    const { user } = await renderApp('/account', {
      'PUT /v1/account/passkeys/*': ({ body }) => (asked.push(`name ${String(body['name'])}`), PASSKEYS[0]),
      'DELETE /v1/account/passkeys/*': ({ at }) => void asked.push(`remove ${at[2]}`),
    });
    await user.click(await screen.findByRole('button', { name: 'Ganti nama Laptop kantor' }));
    const field = within(await screen.findByRole('dialog')).getByLabelText('Nama');
    await user.clear(field);
    await user.type(field, 'Ponsel{Enter}');
    await waitFor(() => expect(asked).toEqual(['name Ponsel']));
    await user.click(await screen.findByRole('button', { name: 'Hapus Laptop kantor' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Hapus' }));
    await waitFor(() => expect(asked).toEqual(['name Ponsel', 'remove passkey-1']));
  });

  it('can’t be added where the browser knows none, and the page says why', async () => {
    vi.stubGlobal('PublicKeyCredential', undefined);
    await renderApp('/account');
    await screen.findByText(/Peramban ini terlalu lama untuk kunci sandi/);
    expect(screen.queryByRole('button', { name: 'Tambahkan kunci sandi' })).toBeNull();
  });
});
