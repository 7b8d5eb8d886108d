import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { problem } from '../../../testing/fixture-house.js';
import { renderApp } from '../../../testing/render-app.js';

const bodyOf = (house: { asked: { request: Request; at: string[]; body: unknown }[] }, method: string, last: string) =>
  house.asked.findLast((one) => one.request.method === method && one.at.at(-1) === last)?.body;

describe('places', () => {
  it('lists service points with their counters, and saves a counter against the version that was seen', async () => {
    const { user, house } = await renderApp('/settings/places', { 'PUT /v1/counters/*': ({ body }) => body });
    await user.click(await screen.findByRole('button', { name: 'Loket 3' }));
    const form = within(await screen.findByRole('region', { name: 'Loket 3' }));
    expect((form.getByRole('checkbox', { name: 'Prioritas' }) as HTMLInputElement).checked).toBe(true);
    await user.click(form.getByRole('radio', { name: 'Tidak dipakai' }));
    await user.click(form.getByRole('button', { name: 'Simpan' }));
    await screen.findByText(/Pilih titik layanan atau loket/);
    expect(bodyOf(house, 'PUT', 'counter-3')).toMatchObject({ number: 3, lanes: ['priority'], inUse: false });
    const put = house.asked.find((one) => one.request.method === 'PUT')!;
    expect(put.request.headers.get('if-match')).toBe('"1"');
  });
});

describe('hours', () => {
  it('mark what is in force, and never let it be changed backwards', async () => {
    const { user } = await renderApp('/settings/hours');
    expect((await screen.findByText('berlaku hari ini')).parentElement!.textContent).toContain('Jam biasa');
    await user.click(screen.getByRole('button', { name: /Jam biasa berlaku/ }));
    await screen.findByText(/buat jam biasa baru/);
    expect(screen.queryByRole('button', { name: 'Simpan' })).toBeNull();
  });

  it('show whom a change hits before it is saved, and look again after an edit', async () => {
    const { user, house } = await renderApp('/settings/hours?open=exception', {
      'POST /v1/service-points/*/opening-exceptions': ({ body }) => ({ id: 'x', version: 1, ...body }),
    });
    await user.type(await screen.findByRole('textbox', { name: /^Hari/ }), '2026-12-12');
    await user.type(screen.getByLabelText(/Sebutan.*Indonesia/), 'Layanan Sabtu');
    await user.type(screen.getByLabelText(/Sebutan.*Inggris/), 'Saturday');
    await user.click(screen.getByRole('button', { name: 'Lihat dampaknya' }));
    await screen.findByText('1 janji temu terkena.');
    expect(screen.getByText('CTH-7K2M9QXF-Q')).toBeTruthy();
    await user.type(screen.getByLabelText(/Sebutan.*Inggris/), ' service');
    expect(screen.queryByText('1 janji temu terkena.')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Lihat dampaknya' }));
    await user.click(await screen.findByRole('button', { name: 'Simpan' }));
    await screen.findByText(/Pilih jam untuk melihat/);
    expect(bodyOf(house, 'POST', 'opening-exceptions')).toMatchObject({
      on: '2026-12-12',
      name: { en: 'Saturday service' },
    });
  });
});

describe('closures', () => {
  it('tell the people who are hit on command', async () => {
    const { user, house } = await renderApp('/settings/closures', {
      'POST /v1/queue/affected-bookings/notices': () => ({ told: 1, someGone: false }),
    });
    await user.click(await screen.findByRole('button', { name: 'Kabari 1 orang' }));
    expect(bodyOf(house, 'POST', 'notices')).toEqual({ officeCode: 'CTH', bookingIds: ['booking-1'] });
  });

  it('end a disruption that still goes on, once it has been seen what comes back', async () => {
    const { user, house } = await renderApp('/settings/closures?open=down-1', {
      'POST /v1/disruptions/*/ends': () => ({}),
    });
    await user.click(await screen.findByRole('button', { name: 'Gangguan selesai' }));
    await user.click(await screen.findByRole('button', { name: 'Akhiri sekarang' }));
    await screen.findByText('Pilih baris untuk melihatnya.');
    expect(house.asked.some((one) => one.at.join('/') === 'disruptions/down-1/ends')).toBe(true);
    expect(bodyOf(house, 'POST', 'opening-previews')).toEqual({ officeCode: 'CTH', change: { removes: 'down-1' } });
  });

  it('tell a disruption anew against the version that was seen, with its hits before it is saved', async () => {
    const { user, house } = await renderApp('/settings/closures?open=down-1', {
      'PUT /v1/disruptions/*': ({ body }) => body,
    });
    await screen.findByText(/1 janji temu sudah terkena, 1 belum dikabari/);
    await user.type(screen.getByRole('textbox', { name: /^Diperkirakan selesai/ }), '23/11/2026');
    await user.type(screen.getByRole('textbox', { name: /^Pukul/ }), '14:30');
    await user.click(screen.getByRole('button', { name: 'Lihat dampaknya' }));
    await screen.findByText('1 janji temu terkena.');
    expect(bodyOf(house, 'POST', 'opening-previews')).toMatchObject({
      change: { replaces: 'down-1', disruption: { expectedEndAt: '2026-11-23T07:30:00.000Z' } },
    });
    await user.click(screen.getByRole('button', { name: 'Simpan kabar baru' }));
    await screen.findByText('Pilih baris untuk melihatnya.');
    const put = house.asked.find((one) => one.request.method === 'PUT')!;
    expect(put.request.headers.get('if-match')).toBe('"1"');
    expect(put.body).toMatchObject({ startsAt: '2026-11-23T02:10:00.000Z', expectedEndAt: '2026-11-23T07:30:00.000Z' });
  });
});

describe('the history of a page', () => {
  it('tells who changed what, from what to what', async () => {
    const { user, house } = await renderApp('/settings/places');
    await user.click(await screen.findByRole('button', { name: 'Riwayat' }));
    const drawer = within(await screen.findByRole('dialog', { name: 'Riwayat kantor dan loket' }));
    expect(await drawer.findByText('Loket: Loket Prioritas – diubah')).toBeTruthy();
    expect(drawer.getByText('23 Nov 2026, 10.12 · Rina Wulandari')).toBeTruthy();
    const lines = drawer.getAllByRole('listitem').map((line) => line.textContent);
    expect(lines).toContain('Jalur: – → Prioritas');
    expect(lines).toContain('Nama: Loket 3 → Loket Prioritas');
    expect(lines).toContain('Jam: Sen 08:00–15:00, Sel 08:00–15:00');
    expect(drawer.getByText('23 Nov 2026, 03.00 · sistem')).toBeTruthy();
    expect(house.asked.findLast((one) => one.at.at(-1) === 'setting-changes')!.search.get('part')).toBe('places');
  });
});

describe('the calendar of the year', () => {
  it('is imported at the office that keeps it, and says elsewhere which one that is', async () => {
    await renderApp('/settings/holidays?year=2027', {
      'GET /v1/reference-keepers/current': () => ({ officeCode: 'MKS', officeName: 'Kantor Makassar' }),
    });
    await screen.findByText(/Dijaga Kantor Makassar \(MKS\)/);
    expect(screen.queryByRole('button', { name: /^Impor keputusan/ })).toBeNull();
  });

  it('says in words what is to be confirmed', async () => {
    await renderApp('/settings/holidays?year=2027');
    await screen.findByText('Belum dipastikan.');
    expect(screen.getAllByText('Cuti bersama')).toHaveLength(1);
  });

  it('compares a file, names wrong lines by line and column, and saves nothing until told', async () => {
    let wrong = true;
    const lines = [{ line: 5, column: 'date', detail: { id: 'Bukan tahun 2027.', en: 'Not in 2027.' } }];
    const diff = { year: 2027, added: [], changed: [], removed: [], unchanged: 3, confidence: 'confirmed', version: 4 };
    const { user, house } = await renderApp('/settings/holidays?year=2027&open=import', {
      'POST /v1/holidays/*/import-previews': () =>
        wrong ? problem(422, 'import_lines', 'Ada baris yang salah', { lines } as never) : diff,
      'POST /v1/holidays/*/imports': () => diff,
    });
    await user.type(await screen.findByLabelText(/^Isi/), 'date,kind');
    await user.click(screen.getByRole('button', { name: 'Bandingkan' }));
    expect((await screen.findByText('Baris 5, kolom date:')).parentElement!.textContent).toContain('Bukan tahun 2027.');
    wrong = false;
    await user.click(screen.getByRole('button', { name: 'Bandingkan' }));
    await user.click(await screen.findByRole('button', { name: 'Simpan daftar ini' }));
    await screen.findByText(/Daftar ini berlaku untuk semua kantor/);
    const saved = house.asked.find((one) => one.at.at(-1) === 'imports')!;
    expect(saved.request.headers.get('if-match')).toBe('"4"');
  });
});
