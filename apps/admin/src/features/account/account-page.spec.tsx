import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { problem } from '../../../testing/fixture-house.js';
import { renderApp } from '../../../testing/render-app.js';

describe('my account', () => {
  it('shows where one is signed in and ends another session, not this one', async () => {
    const ended: string[] = [];
    const { user } = await renderApp('/account', {
      'DELETE /v1/account/sessions/*': ({ at }) => void ended.push(at[2]!),
    });
    await screen.findByText('Chrome · Windows (di sini)');
    await user.click(screen.getByRole('button', { name: 'Akhiri sesi Firefox · Linux' }));
    expect(ended).toEqual(['session-2']);
  });

  it('makes ten recovery codes and shows them once', async () => {
    const codes = Array.from({ length: 10 }, (_, index) => `AAAA-BBBB-CC2${index}`);
    const { user } = await renderApp('/account', { 'POST /v1/account/recovery-codes': () => ({ codes }) });
    await user.click(await screen.findByRole('button', { name: 'Buat sepuluh kode' }));
    for (const code of codes) await screen.findByText(code);
  });

  it('says at the field that the present password is wrong, and that a session is too old', async () => {
    const { user } = await renderApp('/account', {
      'PUT /v1/account/password': () => problem(403, 'current_password_wrong', 'Kata sandi sekarang tidak cocok'),
      'POST /v1/account/second-factors': () => problem(403, 'sign_in_again', 'Masuk ulang dahulu'),
    });
    await user.type(await screen.findByLabelText('Kata sandi sekarang'), 'lama lama lama');
    await user.type(screen.getByLabelText('Kata sandi baru'), 'baru baru baru baru');
    await user.type(screen.getByLabelText('Ketik sekali lagi'), 'baru baru baru baru');
    await user.click(screen.getByRole('button', { name: 'Ganti kata sandi' }));
    await screen.findByText('Kata sandi sekarang tidak cocok');
    await user.click(screen.getByRole('button', { name: 'Sambungkan aplikasi lain' }));
    await screen.findByText('Masuk ulang dahulu');
    expect(screen.queryByAltText('Kode QR untuk aplikasi autentikator')).toBeNull();
  });
});
