import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SESSION } from '../../../testing/fixture-data.js';
import { problem } from '../../../testing/fixture-house.js';
import { renderApp } from '../../../testing/render-app.js';

const HERE = [
  { id: 'here-1', name: 'Budi Santoso', passkey: false, current: true },
  { id: 'here-2', name: 'Rina Lestari', passkey: false, current: false },
];
const officers = { 'GET /v1/sessions/officers': () => ({ items: HERE }) };
const entered = () => ({ state: 'signed_in', enrolment: null, session: SESSION });

describe('officers at a shared computer', () => {
  beforeEach(() => vi.stubGlobal('isSecureContext', true));

  it('are chosen by a digit, and go on with the password', async () => {
    const { house, user } = await renderApp('/sign-in?officer=choose', {
      ...officers,
      'POST /v1/sessions/changes': entered,
    });
    await screen.findByRole('button', { name: /Rina Lestari/ });
    await user.keyboard('2');
    await user.type(await screen.findByLabelText('Kata sandi'), 'tujuh becak{Enter}');
    await screen.findByRole('navigation', { name: 'Pekerjaan hari ini' });
    const sent = house.asked.find((one) => one.request.method === 'POST');
    expect(sent!.body).toEqual({ officerId: 'here-2', password: 'tujuh becak' });
  });

  it('close the counter that the one before left open, by one more press', async () => {
    let open = true;
    const closed: string[] = [];
    const { user } = await renderApp('/sign-in?officer=here-2', {
      ...officers,
      'POST /v1/queue/counters/*/closings': ({ at }) => ((open = false), void closed.push(at[2]!)),
      'POST /v1/sessions/changes': () =>
        open
          ? problem(409, 'counter_still_open', 'Loket masih terbuka', {
              detail: 'Loket 3 masih terbuka.',
              counterId: 'counter-3',
            })
          : entered(),
    });
    await user.type(await screen.findByLabelText('Kata sandi'), 'tujuh becak{Enter}');
    await screen.findByText(/Loket 3 masih terbuka/);
    await user.click(screen.getByRole('button', { name: 'Tutup loket itu dan lanjutkan' }));
    await screen.findByRole('navigation', { name: 'Pekerjaan hari ini' });
    expect(closed).toEqual(['counter-3']);
  });

  it('may think better of it: who is signed in stays', async () => {
    const { house, user } = await renderApp('/sign-in?officer=choose', officers);
    await user.click(await screen.findByRole('button', { name: 'Tetap sebagai Budi Santoso' }));
    await screen.findByRole('navigation', { name: 'Pekerjaan hari ini' });
    expect(house.asked.filter((one) => one.request.method !== 'GET')).toEqual([]);
  });

  it('are not named where nobody trusts the computer, and the page says how one does', async () => {
    await renderApp('/sign-in?officer=choose', {}, { signedIn: false });
    await screen.findByText(/Belum ada petugas yang memercayai komputer ini/);
  });

  it('lock the computer by a key, and find their name ready', async () => {
    const { house, user } = await renderApp('/slots', officers);
    await screen.findByRole('heading', { name: 'Jadwal dan kursi' });
    await user.keyboard('{Control>}{Shift>}L{/Shift}{/Control}');
    await screen.findByText(/Lanjut sebagai Budi Santoso/);
    expect(house.asked.filter((one) => one.request.method === 'DELETE')).toHaveLength(1);
  });

  it('are found in the menu of who is signed in', async () => {
    const { user } = await renderApp('/slots', officers);
    await user.click(await screen.findByRole('button', { name: /Akun dan tampilan/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Ganti petugas' }));
    await waitFor(() => expect(screen.getByRole('button', { name: /Rina Lestari/ })).toBeTruthy());
  });
});
