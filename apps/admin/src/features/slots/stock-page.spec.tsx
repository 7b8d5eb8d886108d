import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { OFFICE, SESSION } from '../../../testing/fixture-data.js';
import { renderApp } from '../../../testing/render-app.js';

const FLAG = {
  ...{ id: 'flag-1', servicePointId: OFFICE.servicePoints[0]!.id, serviceCode: 'passport_new_adult', version: 3 },
  ...{ sinceOn: '2026-11-24', untilOn: null, reason: { id: 'Blangko habis', en: 'Out of blanks' } },
};
const HIT = {
  ...{ id: 'booking-1', code: 'CTH-7K2M9QXF-Q', servicePointId: 'point-1', on: '2026-11-25' },
  ...{ startsAt: '2026-11-25T01:30:00Z', serviceCode: 'passport_new_adult', lane: 'regular' },
};
type App = Awaited<ReturnType<typeof renderApp>>;
const posted = (app: App, path: string) =>
  app.house.asked.filter((one) => one.request.method !== 'GET' && new URL(one.request.url).pathname.endsWith(path));

describe('what has run out', () => {
  it('is noted after a look at whom it hits', async () => {
    const app = await renderApp('/settings/stock?open=new', {
      'POST /v1/queue/stock-previews': () => ({ bookingsHit: 1, bookings: [HIT] }),
      'POST /v1/queue/stock-flags': () => FLAG,
    });
    await app.user.type(await screen.findByLabelText(/Apa yang habis \(Indonesia\)/), 'Blangko habis');
    await app.user.type(screen.getByLabelText(/Apa yang habis \(Inggris\)/), 'Out of blanks');
    await app.user.click(screen.getByRole('button', { name: 'Lihat akibatnya' }));
    await screen.findByText('1 janji temu terkena');
    expect(screen.getByText('CTH-7K2M9QXF-Q')).toBeTruthy();
    expect(posted(app, '/stock-flags')).toEqual([]);
    await app.user.click(screen.getByRole('button', { name: 'Simpan' }));
    await waitFor(() => expect(posted(app, '/stock-flags')).toHaveLength(1));
    expect(posted(app, '/stock-flags')[0]!.body).toMatchObject({
      ...{ serviceCode: 'passport_new_adult', untilOn: null },
      reason: { id: 'Blangko habis', en: 'Out of blanks' },
    });
  });

  it('is there again with one press, and stands above the week until then', async () => {
    const app = await renderApp('/settings/stock?open=flag-1', {
      'GET /v1/queue/stock-flags': () => ({ items: [FLAG], next: null }),
      'DELETE /v1/queue/stock-flags/*': () => undefined,
    });
    await app.user.click(await screen.findByRole('button', { name: 'Sudah ada lagi' }));
    await waitFor(() => expect(posted(app, '/stock-flags/flag-1')).toHaveLength(1));
    expect(posted(app, '/stock-flags/flag-1')[0]!.request.headers.get('if-match')).toBe('"3"');
    await app.user.click(await screen.findByRole('link', { name: 'Lihat minggu dan kursinya' }));
    await screen.findByRole('region', { name: 'Sedang habis' });
  });

  it('is for who may say so', async () => {
    const office = { ...SESSION.offices[0]!, permissions: ['queue:slots:read'] };
    await renderApp('/settings/stock', { 'GET /v1/sessions/current': () => ({ ...SESSION, offices: [office] }) });
    await screen.findByText(/queue:stock:edit/);
  });
});
