import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ticket } from '../../../testing/fixture-data.js';
import { renderApp } from '../../../testing/render-app.js';

const DECLARED = { state: 'declared', category: null, words: null } as const;
const waiting = { state: 'waiting', counter: null, calledAt: null, number: 'P-003' } as const;

async function checkedIn(over: Parameters<typeof ticket>[0] = {}) {
  const app = await renderApp('/desk?find=CTH-7K2M9QXH-2', {
    'POST /v1/queue/bookings/*/check-ins': () => ticket({ ...waiting, ...over }),
  });
  await app.user.click(await screen.findByRole('button', { name: 'Tandai hadir' }));
  await screen.findByText('P-003');
  return {
    ...app,
    decisions: () =>
      app.house.asked
        .filter(({ request }) => request.url.endsWith('/priority-decisions'))
        .map(({ body, request }) => [new URL(request.url).pathname.split('/')[4], body]),
  };
}

describe('priority at the desk', () => {
  it('is verified with one key', async () => {
    const { user, decisions } = await checkedIn({ lane: 'priority', priority: DECLARED });
    await screen.findByText(/menyatakan prioritas/);
    await screen.findByRole('button', { name: /^Lanjut usia, 60 tahun ke atas/ });
    await user.keyboard('1');
    await screen.findByText('Terverifikasi: Lanjut usia.');
    expect(decisions()).toEqual([['ticket-A-012', { decision: 'verified', category: 'elderly', ground: 'seen' }]]);
  });

  it('is declined with a kind word to say', async () => {
    const { user, decisions } = await checkedIn({ lane: 'priority', priority: DECLARED });
    await screen.findByRole('button', { name: /^Bukan prioritas/ });
    await user.keyboard('0');
    await screen.findByText(/Tidak ada yang hilang/);
    expect(decisions()).toEqual([['ticket-A-012', { decision: 'declined', ground: 'no_category' }]]);
  });

  it('is offered to who did not ask, and the keys do nothing before', async () => {
    const { user, decisions } = await checkedIn();
    await screen.findByRole('button', { name: /^Beri prioritas/ });
    await user.keyboard('1');
    expect(decisions()).toEqual([]);
    await user.keyboard('p');
    await user.click(await screen.findByRole('button', { name: /^Ibu hamil/ }));
    await screen.findByText('Terverifikasi: Ibu hamil atau menyusui.');
    expect(decisions()).toEqual([['ticket-A-012', { decision: 'verified', category: 'pregnant', ground: 'seen' }]]);
  });
});
