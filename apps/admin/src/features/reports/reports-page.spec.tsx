import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { figures, TOTAL } from '../../../testing/fixture-figures.js';
import { renderApp } from '../../../testing/render-app.js';
import { nice } from './bar-chart.js';
import { askedOf, before } from './report-search.js';

describe('the reports', () => {
  it('show each figure with its table, its meaning and the span before', async () => {
    const { house } = await renderApp('/reports?from=2026-11-10&to=2026-11-23');
    const waits = (await screen.findByRole('heading', { name: 'Lama menunggu' })).closest('section')!;
    expect(within(waits).getByRole('img').getAttribute('aria-label')).toContain('sembilan dari sepuluh');
    expect(within(waits).getByText(/Dari nomor diberikan sampai panggilan pertama/)).toBeTruthy();
    await waitFor(() => expect(within(waits).getAllByText('sebelumnya 14 mnt').length).toBeGreaterThan(0));
    const asked = house.asked.filter((one) => one.request.url.includes('/v1/queue/figures')).map((it) => it.search);
    expect(asked.map((it) => [it.get('from'), it.get('to')])).toEqual([
      ['2026-11-10', '2026-11-23'],
      ['2026-10-27', '2026-11-09'],
    ]);
  });

  it('never tell a percentile of three', async () => {
    await renderApp('/reports');
    const waits = (await screen.findByRole('heading', { name: 'Lama menunggu' })).closest('section')!;
    const row = within(waits)
      .getByText(/23 Nov/, { selector: 'td' })
      .closest('tr')!;
    expect(within(row).getAllByText('terlalu sedikit')).toHaveLength(3);
  });

  it('keep their filters in the address, and the file is of the same', async () => {
    const { user } = await renderApp('/reports?from=2026-11-10&to=2026-11-23');
    await screen.findByRole('heading', { name: 'Lama menunggu' });
    await user.selectOptions(screen.getByLabelText('Menurut'), 'Jam');
    await screen.findAllByText('08.00–09.00');
    await user.selectOptions(screen.getByLabelText('Jalur'), 'Prioritas');
    const file = screen.getByRole('link', { name: 'Unduh CSV' }).getAttribute('href')!;
    const search = new URLSearchParams(file.split('?')[1]);
    expect(Object.fromEntries(search)).toEqual({ from: '2026-11-10', to: '2026-11-23', by: 'hour', lane: 'priority' });
  });

  it('say so when there is nothing on those days', async () => {
    const none = { ...TOTAL, tickets: 0, sold: 0 };
    await renderApp('/reports', {
      'GET /v1/queue/figures': ({ search }) => ({ ...figures(search), total: none, rows: [] }),
    });
    expect(await screen.findByText(/Tidak ada nomor maupun janji temu/)).toBeTruthy();
  });
});

describe('what is asked', () => {
  it('is four weeks up to today, whatever nonsense the address says', () => {
    const usual = { from: '2026-10-27', to: '2026-11-23', by: 'day' };
    expect(askedOf({}, '2026-11-23')).toEqual(usual);
    expect(askedOf({ from: 'x', to: '23/11', by: 'moon', lane: '' }, '2026-11-23')).toEqual(usual);
  });

  it('is compared with as many days right before', () => {
    expect(before({ from: '2026-11-10', to: '2026-11-23', by: 'day' })).toMatchObject({
      from: '2026-10-27',
      to: '2026-11-09',
    });
  });
});

describe('the scale of a picture', () => {
  it('ends at a round number', () => {
    expect([3, 14, 36, 51, 100, 0.4].map(nice)).toEqual([5, 20, 50, 100, 100, 0.5]);
  });
});
