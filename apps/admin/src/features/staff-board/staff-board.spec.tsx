import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { problem } from '../../../testing/fixture-house.js';
import { STAFF_BOARD, SUSPENSION } from '../../../testing/fixture-staff-board.js';
import { renderApp } from '../../../testing/render-app.js';

describe('the staff board', () => {
  it('suspends with two presses from Today, and shows it', async () => {
    let down = false;
    const app = await renderApp('/today', {
      'GET /v1/queue/staff-boards/*': () => ({ ...STAFF_BOARD, suspensions: down ? [SUSPENSION] : [] }),
      'POST /v1/offices/*/disruptions': () => {
        down = true;
        return { id: SUSPENSION.id };
      },
    });
    await app.user.click(await screen.findByRole('link', { name: 'Ada gangguan' }));
    await app.user.click(await screen.findByRole('button', { name: 'Sistem nasional terganggu' }));
    expect(await screen.findByText('Sistem nasional sedang terganggu. Diperkirakan pulih pukul 14.00.')).toBeTruthy();
    const sent = app.house.asked.find((one) => one.request.method === 'POST')!;
    expect(sent.body).toMatchObject({ what: 'national_system', stopsService: true, startsAt: null, serviceCode: null });
  });

  it('says when a colleague was faster, and lets it be ended', async () => {
    const app = await renderApp('/staff-board?suspend=1', {
      'GET /v1/queue/staff-boards/*': () => ({ ...STAFF_BOARD, suspensions: [SUSPENSION] }),
      'POST /v1/offices/*/disruptions': () => problem(409, 'disruption_running', 'Gangguan ini sudah dicatat'),
      'POST /v1/disruptions/*/ends': () => ({ id: SUSPENSION.id }),
    });
    await app.user.click(await screen.findByRole('button', { name: 'Listrik padam' }));
    expect(await screen.findByText('Gangguan ini sudah dicatat')).toBeTruthy();
    await app.user.keyboard('{Escape}');
    await app.user.click(await screen.findByRole('button', { name: 'Sudah pulih' }));
    await waitFor(() => expect(app.house.asked.some((one) => one.at.at(-1) === 'ends')).toBe(true));
  });

  it('lets an officer take an alarm', async () => {
    const app = await renderApp('/staff-board', {
      'POST /v1/queue/staff-boards/*/acknowledgements': () => STAFF_BOARD,
    });
    await app.user.click(await screen.findByRole('button', { name: /Saya tangani: Loket 1/ }));
    await waitFor(() =>
      expect(app.house.asked.find((one) => one.at.at(-1) === 'acknowledgements')?.body).toEqual({
        key: 'counter_idle:counter-1:1',
      }),
    );
  });
});
