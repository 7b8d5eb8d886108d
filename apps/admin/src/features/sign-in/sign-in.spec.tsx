import { cleanup, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { SESSION } from '../../../testing/fixture-data.js';
import { problem } from '../../../testing/fixture-house.js';
import { renderApp } from '../../../testing/render-app.js';
import { keepAttempt, takeAnswer } from './single-sign-on.js';
import type { SignInView } from '../../api/shapes.js';

const out = { signedIn: false };

async function givePassword(user: Awaited<ReturnType<typeof renderApp>>['user']): Promise<void> {
  await user.type(await screen.findByLabelText('Surel atau NIP'), 'rina@contoh.example');
  await user.type(screen.getByLabelText('Kata sandi'), 'tujuh becak{Enter}');
}

describe('signing in', () => {
  it('asks for the second factor, sends at the sixth digit, and goes to where the person wanted', async () => {
    const { house, user } = await renderApp('/slots', {}, out);
    await givePassword(user);
    await user.type(await screen.findByLabelText('Kode enam angka'), '492 039');
    await screen.findByRole('heading', { name: 'Jadwal dan kursi' });
    const sent = house.asked.filter((one) => one.request.method === 'POST');
    expect(sent.map((one) => one.body)).toEqual([
      { name: 'rina@contoh.example', password: 'tujuh becak' },
      { code: '492039' },
    ]);
  });

  it('says a wrong password in the words of the server, and empties the field', async () => {
    const { user } = await renderApp(
      '/sign-in',
      { 'POST /v1/sessions': () => problem(401, 'sign_in_refused', 'Nama atau kata sandi salah') },
      out,
    );
    await givePassword(user);
    expect((await screen.findByRole('alert')).textContent).toContain('Nama atau kata sandi salah');
    expect((screen.getByLabelText('Kata sandi') as HTMLInputElement).value).toBe('');
  });

  it('shows a problem at the field it points to', async () => {
    const errors = [{ pointer: '/name', code: 'max', detail: 'Paling banyak 254 huruf.' }];
    const { user } = await renderApp(
      '/sign-in',
      { 'POST /v1/sessions': () => problem(400, 'validation_failed', 'Isian belum benar', { errors }) },
      out,
    );
    await givePassword(user);
    await screen.findByText('Paling banyak 254 huruf.');
    expect(screen.getByLabelText('Surel atau NIP').getAttribute('aria-invalid')).toBe('true');
  });

  it('asks nothing of the server while something is missing', async () => {
    const { house, user } = await renderApp('/sign-in', {}, out);
    await user.click(await screen.findByRole('button', { name: 'Masuk' }));
    expect(screen.getAllByText('Wajib diisi.')).toHaveLength(2);
    expect(house.asked.filter((one) => one.request.method !== 'GET')).toEqual([]);
  });

  it('links an authenticator app on the first visit', async () => {
    const enrolment = { secret: 'JBSWY3DPEHPK3PXP', otpauthUri: 'otpauth://totp/x', qrSvg: '<svg/>' };
    const { user } = await renderApp(
      '/sign-in',
      { 'POST /v1/sessions': (): SignInView => ({ state: 'second_factor_enrolment', enrolment, session: null }) },
      out,
    );
    await givePassword(user);
    await screen.findByText('JBSW Y3DP EHPK 3PXP');
    expect(screen.getByAltText('Kode QR untuk aplikasi autentikator')).toBeTruthy();
    await user.type(screen.getByLabelText('Kode enam angka'), '123456');
    await screen.findByRole('navigation', { name: 'Pekerjaan hari ini' });
  });

  it('lets in without the phone by a recovery code, and trusts the browser only when asked to', async () => {
    const { house, user } = await renderApp(
      '/slots',
      {
        'POST /v1/sessions/current/recovery-codes': ({ body }) =>
          body['code'] === '7K2M-9QXF-W3PD'
            ? { state: 'second_factor_required', enrolment: null, session: null }
            : problem(401, 'recovery_code_wrong', 'Kode pemulihan tidak berlaku'),
      },
      out,
    );
    await givePassword(user);
    await user.click(await screen.findByRole('button', { name: 'Ponsel tidak ada? Pakai kode pemulihan' }));
    await user.type(screen.getByLabelText('Kode pemulihan'), 'salah{Enter}');
    await screen.findByText('Kode pemulihan tidak berlaku');
    await user.clear(screen.getByLabelText('Kode pemulihan'));
    await user.type(screen.getByLabelText('Kode pemulihan'), '7K2M-9QXF-W3PD{Enter}');
    await user.click(await screen.findByLabelText('Jangan tanyakan kode di peramban ini selama 30 hari'));
    await user.type(screen.getByLabelText('Kode enam angka'), '492039');
    await screen.findByRole('heading', { name: 'Jadwal dan kursi' });
    const sent = house.asked.filter((one) => one.request.method === 'POST');
    expect(sent.at(-1)?.body).toEqual({ code: '492039', trustDevice: true });
  });

  it('enters the demo by its link alone, and takes the token out of the address', async () => {
    const { house } = await renderApp('/sign-in', {}, { ...out, hash: '#demo=abc123' });
    await screen.findByRole('navigation', { name: 'Pekerjaan hari ini' });
    expect(house.asked.find((one) => one.request.method === 'POST')!.body).toEqual({ token: 'abc123' });
    expect(window.location.hash).toBe('');
  });

  it('follows a link that is opened where the sign-in already stands', async () => {
    const { house } = await renderApp('/sign-in', {}, out);
    await screen.findByLabelText('Surel atau NIP');
    window.location.hash = '#demo=later';
    await screen.findByRole('navigation', { name: 'Pekerjaan hari ini' });
    expect(house.asked.find((one) => one.request.method === 'POST')!.body).toEqual({ token: 'later' });
    expect(window.location.hash).toBe('');
  });

  it('says when a demo link is used up', async () => {
    await renderApp(
      '/sign-in',
      { 'POST /v1/sessions/demo': () => problem(401, 'link_invalid', 'Tautan tidak berlaku') },
      { ...out, hash: '#demo=old' },
    );
    await screen.findByText(/Tautan contoh ini tidak berlaku/);
    expect(screen.getByRole('button', { name: 'Masuk dengan kata sandi' })).toBeTruthy();
  });

  it('lets the first administrator of a new house in, with a password typed twice alike', async () => {
    const enrolment = { secret: 'JBSWY3DP', otpauthUri: 'otpauth://totp/x', qrSvg: '<svg></svg>' };
    const answer: SignInView = { state: 'second_factor_enrolment', enrolment, session: null };
    const { house, user } = await renderApp(
      '/sign-in',
      { 'POST /v1/staff/first-administrator': () => answer },
      { ...out, hash: '#setup=xyz' },
    );
    await user.type(await screen.findByLabelText('Nama Anda'), 'Maria Kolondam');
    await user.type(screen.getByLabelText('Surel Anda'), 'maria@kantor.example');
    await user.type(screen.getByLabelText('Kata sandi baru'), 'tujuh becak di hujan');
    const again = screen.getByLabelText('Ketik sekali lagi');
    await user.type(again, 'tujuh becek{Enter}');
    await screen.findByText('Kedua kata sandi tidak sama.');
    expect(house.asked.filter((one) => one.request.method !== 'GET')).toEqual([]);

    await user.clear(again);
    await user.type(again, 'tujuh becak di hujan{Enter}');
    await screen.findByText('JBSW Y3DP');
    expect(house.asked.map((one) => one.body)).toEqual([
      { token: 'xyz', name: 'Maria Kolondam', email: 'maria@kantor.example', password: 'tujuh becak di hujan' },
    ]);
  });

  it('lets an officer in by the link of an invitation, with a password of their own', async () => {
    const enrolment = { secret: 'JBSWY3DP', otpauthUri: 'otpauth://totp/x', qrSvg: '<svg></svg>' };
    const answer: SignInView = { state: 'second_factor_enrolment', enrolment, session: null };
    const { house, user } = await renderApp(
      '/sign-in',
      { 'POST /v1/sessions/entries': () => answer },
      { ...out, hash: '#invitation=abc' },
    );
    await user.type(await screen.findByLabelText('Kata sandi baru'), 'tujuh becak di hujan');
    const again = screen.getByLabelText('Ketik sekali lagi');
    await user.type(again, 'tujuh{Enter}');
    await screen.findByText('Kedua kata sandi tidak sama.');
    expect(house.asked).toEqual([]);
    await user.clear(again);
    await user.type(again, 'tujuh becak di hujan{Enter}');
    await screen.findByText('JBSW Y3DP');
    expect(house.asked.map((one) => one.body)).toEqual([{ token: 'abc', password: 'tujuh becak di hujan' }]);
    expect(window.location.hash).toBe('');
  });

  it('leads whoever opens a used link again to the password they chose by it', async () => {
    for (const [hash, call] of [
      ['#invitation=abc', 'POST /v1/sessions/entries'],
      ['#setup=xyz', 'POST /v1/staff/first-administrator'],
    ] as const) {
      const { user } = await renderApp(
        '/sign-in',
        { [call]: () => problem(401, 'link_invalid', 'Tautan tidak berlaku') },
        { ...out, hash },
      );
      const password = await screen.findByLabelText('Kata sandi baru');
      for (const field of screen.queryAllByRole('textbox')) await user.type(field, 'maria@kantor.example');
      await user.type(password, 'tujuh becak di hujan');
      expect(screen.queryByRole('button', { name: 'Masuk dengan kata sandi' })).toBeNull();
      await user.type(screen.getByLabelText('Ketik sekali lagi'), 'tujuh becak di hujan{Enter}');
      await user.click(await screen.findByRole('button', { name: 'Masuk dengan kata sandi' }));
      await screen.findByLabelText('Surel atau NIP');
      cleanup();
    }
  });

  it('explains itself where browsers keep no session', async () => {
    vi.stubGlobal('isSecureContext', false);
    await renderApp('/sign-in', {}, out);
    await screen.findByText('Tidak bisa masuk lewat alamat ini');
    vi.stubGlobal('isSecureContext', true);
  });

  it('comes back when the session ends while a page is open', async () => {
    let ended = false;
    const { user } = await renderApp('/desk', {
      'GET /v1/sessions/current': () => (ended ? problem(401, 'sign_in_required', 'Belum masuk') : SESSION),
      'GET /v1/queue/slots': () => problem(401, 'sign_in_required', 'Belum masuk'),
    });
    const link = await screen.findByRole('link', { name: 'Jadwal dan kursi' });
    ended = true;
    await user.click(link);
    await waitFor(() => expect(screen.getByLabelText('Surel atau NIP')).toBeTruthy(), { timeout: 3_000 });
    screen.getByText(/sesi Anda berakhir/);
  });

  it('goes to the identity provider and keeps the proof in this tab', async () => {
    const url = 'https://masuk.example/authorize?x=1';
    const leave = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined);
    const { user } = await renderApp(
      '/sign-in',
      {
        'GET /v1/sessions/single-sign-on': () => ({ items: [{ slug: 'kementerian', name: 'Akun Kementerian' }] }),
        'POST /v1/sessions/single-sign-on': () => ({ url, attempt: 'proof' }),
      },
      out,
    );
    await user.click(await screen.findByRole('button', { name: 'Akun Kementerian' }));
    await waitFor(() => expect(leave).toHaveBeenCalledWith(url));
    expect(sessionStorage.getItem('buka.single-sign-on')).toBe('proof');
    sessionStorage.clear();
    leave.mockRestore();
  });

  it('takes the provider’s answer once, and only in the tab that asked', () => {
    const back = '?code=c&state=s&iss=https%3A%2F%2Fmasuk.example';
    expect(takeAnswer(back)).toBeUndefined();
    keepAttempt('proof');
    expect(takeAnswer(back)).toEqual({ attempt: 'proof', code: 'c', state: 's', iss: 'https://masuk.example' });
    expect(takeAnswer(back)).toBeUndefined();
  });
});
