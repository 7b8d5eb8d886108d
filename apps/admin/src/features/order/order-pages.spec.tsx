import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../../../testing/render-app.js';

describe('the day rules', () => {
  it('show what a rule would have done before it is saved, and look again after an edit', async () => {
    const { house, user } = await renderApp('/settings/day-rules?open=day-rule-2');
    const regular = await screen.findByLabelText('Reguler');
    await user.clear(regular);
    await user.type(regular, '27');
    await user.click(screen.getByRole('button', { name: 'Lihat akibatnya' }));
    const effect = await screen.findByRole('region', { name: 'Akibatnya, andai berlaku minggu lalu' });
    expect(within(effect).getByText('17 → 14')).toBeTruthy();
    const cap = screen.getByLabelText('Batas terlama menunggu (menit)');
    await user.clear(cap);
    await user.type(cap, '80');
    expect(screen.queryByText('17 → 14')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Lihat akibatnya' }));
    await user.click(await screen.findByRole('button', { name: 'Simpan' }));
    await waitFor(() => expect(house.asked.some(({ request }) => request.method === 'PUT')).toBe(true));
    const saved = house.asked.find(({ request }) => request.method === 'PUT')!;
    expect(saved.request.headers.get('If-Match')).toBe('"2"');
    expect(saved.body).toMatchObject({ capMinutes: 80, validFrom: '2026-12-01', guardCalls: 2 });
    expect((saved.body['targets'] as { lane: string; minutes: number }[])[0]).toEqual({ lane: 'regular', minutes: 27 });
  });

  it('are not changed once they have begun', async () => {
    await renderApp('/settings/day-rules?open=day-rule-1');
    await screen.findByText(/tidak diubah ke belakang/);
    expect(screen.queryByRole('button', { name: 'Lihat akibatnya' })).toBeNull();
  });

  it('say that a preview knows too little', async () => {
    const few = { from: '2026-11-16', to: '2026-11-22', visits: 3, enough: false, lanes: [] };
    const { user } = await renderApp('/settings/day-rules?open=day-rule-2', {
      'POST /v1/queue/day-rule-previews': () => ({ ...few, longestBefore: 0, longestAfter: 0 }),
    });
    await user.click(await screen.findByRole('button', { name: 'Lihat akibatnya' }));
    expect(await screen.findByText(/terlalu sedikit/)).toBeTruthy();
  });
});

describe('why this order', () => {
  it('names the rule of each call and whom it passed over', async () => {
    const { user } = await renderApp('/settings/calls');
    await screen.findByText(/41 terverifikasi, 3 tidak/);
    await user.click(await screen.findByText(/gilirannya setelah beberapa panggilan prioritas/));
    const passed = await screen.findByRole('list', { name: 'Didahului' });
    expect(within(passed).getByText('P-003')).toBeTruthy();
  });

  it('asks for one rule alone', async () => {
    const { house, user } = await renderApp('/settings/calls');
    await user.click(await screen.findByRole('radio', { name: /Giliran/ }).catch(() => screen.getByText('Giliran')));
    await waitFor(() =>
      expect(
        house.asked.some(
          ({ request }) => request.url.includes('/queue/calls') && request.url.includes('rule=regular_turn'),
        ),
      ).toBe(true),
    );
  });
});
