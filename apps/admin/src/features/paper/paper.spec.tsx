import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { problem } from '../../../testing/fixture-house.js';
import { renderApp } from '../../../testing/render-app.js';

describe('the sheet', () => {
  it('is typed in by keyboard alone: a line that is refused waits below, and the next number is there', async () => {
    const app = await renderApp('/paper', {
      'POST /v1/queue/paper-entries': ({ body }) =>
        body['number'] === 'M-001'
          ? problem(409, 'paper_line_differs', 'Baris itu sudah disalin, isinya lain')
          : {
              already: false,
              entry: {
                number: body['number'],
                ticketId: 't',
                outcome: 'served',
                enteredAt: '2026-11-24T08:00:00.000Z',
                by: 'Rina',
              },
            },
    });
    const number = await screen.findByLabelText(/^Nomor/);
    expect(number).toHaveProperty('value', 'M-001');
    number.focus();
    await app.user.keyboard('{Tab}{Tab}{Tab}1005{Tab}1010{Tab}1011{Tab}1025{Tab}1{Enter}');
    expect(await screen.findByText('Baris itu sudah disalin, isinya lain')).toBeTruthy();
    expect(number).toHaveProperty('value', 'M-002');
    await app.user.keyboard('{Tab}{Tab}{Tab}1005{Tab}{Tab}1011{Tab}1025{Enter}');
    expect(await screen.findByText('M-002 tersimpan')).toBeTruthy();
    const sent = app.house.asked.filter((one) => one.request.method === 'POST').map((one) => one.body);
    expect(sent[1]).toMatchObject({ number: 'M-002', arrivedAt: '10:05', calledAt: null, counterNumber: 1 });
    await app.user.click(screen.getByRole('button', { name: 'Perbaiki' }));
    expect(number).toHaveProperty('value', 'M-001');
  });
});
