import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { REMINDER_CHOICE } from '../../../testing/fixture-data.js';
import { problem } from '../../../testing/fixture-house.js';
import { renderApp } from '../../../testing/render-app.js';

const find = (): Promise<HTMLElement> => screen.findByLabelText('Pindai QR, atau ketik kode janji temu atau nama');

describe('the desk', () => {
  it('checks in who shows a QR: scan, Enter', async () => {
    const { house, user } = await renderApp('/desk');
    await user.type(await find(), 'BP1:CTH-7K2M9QXH-2:PROOF{Enter}');
    await screen.findByText('9901015704900002');
    await user.click(screen.getByRole('button', { name: 'Tandai hadir' }));
    expect((await screen.findByText('A-018')).getAttribute('role')).toBe('status');
    expect(
      house.asked.some((one) => new URL(one.request.url).pathname === '/v1/queue/bookings/booking-3/check-ins'),
    ).toBe(true);
  });

  it('checks in whom an imported list announces: by the number, or out of the list', async () => {
    const { house, user } = await renderApp('/desk', {
      'POST /v1/queue/expected-visitors/*/check-ins': () => ({ ...house.console.current, number: 'A-044' }),
    });
    const part = await screen.findByRole('table', { name: 'Dari daftar impor' });
    expect(within(part).getByText('W**** P****')).toBeTruthy();
    await user.type(await find(), 'MP-1001{Enter}');
    await screen.findByText('Wayan Permata');
    expect(screen.getByText(/Tidak ada lagi di daftar terbaru/)).toBeTruthy();
    const search = house.asked.find(({ request }) => request.url.includes('searches'))!;
    expect(search.request.url).not.toContain('1001');
    await user.click(screen.getByRole('button', { name: 'Tandai hadir' }));
    await screen.findByText('A-044');
  });

  it('says that no list has a number', async () => {
    const { user } = await renderApp('/desk', {
      'POST /v1/queue/expected-visitors/searches': () => problem(404, 'not_found', 'Tidak ditemukan'),
    });
    await user.type(await find(), '2026112400017{Enter}');
    await screen.findByText('Nomor ini tidak ada di daftar impor kantor ini.');
  });

  it('opens the booking whose code a link carries', async () => {
    await renderApp('/desk?find=CTH-7K2M9QXH-2');
    await screen.findByRole('button', { name: 'Tandai hadir' });
    expect(screen.getByText('9901015704900002')).toBeTruthy();
  });

  it('declines the reminder for who says so, and takes the decline back', async () => {
    let choice: typeof REMINDER_CHOICE = REMINDER_CHOICE;
    const { house, user } = await renderApp('/desk?find=CTH-7K2M9QXH-2', {
      'GET /v1/queue/bookings/*/message-choices': () => ({ items: [choice] }),
      'POST /v1/queue/bookings/*/message-choices': () => {
        choice = { ...choice, on: !choice.on, wording: '2026-11-b', chosenAt: '2026-11-23T01:00:00.000Z' };
        return { items: [choice] };
      },
    });
    const part = await screen.findByRole('region', { name: 'Pesan untuk orang ini' });
    expect(within(part).getByText(/mengingatkan Anda/)).toBeTruthy();
    await user.click(within(part).getByRole('button', { name: 'Jangan ingatkan' }));
    expect(await within(part).findByText(/^Ditolak pada .* tidak akan diingatkan\.$/)).toBeTruthy();
    await user.click(within(part).getByRole('button', { name: 'Ingatkan lagi' }));
    await within(part).findByRole('button', { name: 'Jangan ingatkan' });
    const posts = house.asked.filter(({ request }) => request.method === 'POST' && request.url.includes('choices'));
    expect(posts.map(({ body }) => body)).toEqual([
      { purpose: 'reminder', wanted: false },
      { purpose: 'reminder', wanted: true },
    ]);
    expect(new Set(posts.map(({ request }) => request.headers.get('Idempotency-Key'))).size).toBe(2);
  });

  it('asks for no consent at the desk, and takes one back', async () => {
    const words = { id: 'Saya setuju diundang.', en: 'I agree.' };
    const survey = { ...REMINDER_CHOICE, purpose: 'survey_invitation', basis: 'consent', words };
    const given = { ...survey, wording: '2026-11', chosenAt: '2026-11-22T01:00:00.000Z' };
    let items: object[] = [REMINDER_CHOICE, { ...survey, on: false }];
    const routes = {
      'GET /v1/queue/bookings/*/message-choices': () => ({ items }),
      'POST /v1/queue/bookings/*/message-choices': () => ({ items: [REMINDER_CHOICE, { ...given, on: false }] }),
    };
    await renderApp('/desk?find=CTH-7K2M9QXH-2', routes);
    await screen.findByText(/mengingatkan Anda/);
    expect(screen.queryByText('Saya setuju diundang.')).toBeNull();
    cleanup();
    items = [REMINDER_CHOICE, { ...given, on: true }];
    const { user } = await renderApp('/desk?find=CTH-7K2M9QXH-2', routes);
    await user.click(await screen.findByRole('button', { name: 'Tarik persetujuan' }));
    expect(await screen.findByText(/^Persetujuan ditarik pada/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Tarik persetujuan' })).toBeNull();
  });

  it('asks before a seat is given away, with the way back first, and returns to where one was', async () => {
    const { user } = await renderApp('/desk?find=CTH-7K2M9QXH-2');
    const cancel = await screen.findByRole('button', { name: 'Batalkan janji temu' });
    await user.click(cancel);
    const question = await screen.findByRole('dialog');
    const back = within(question).getByRole('button', { name: 'Jangan batalkan' });
    await waitFor(() => expect(document.activeElement).toBe(back));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(cancel));
  });

  it('narrows the list by name as it is typed', async () => {
    const { user } = await renderApp('/desk');
    await screen.findByText('Nur Azizah');
    await user.type(await find(), 'maria');
    expect(screen.queryByText('Nur Azizah')).toBeNull();
    expect(screen.getByText('Maria Goretti Bano')).toBeTruthy();
    await user.type(await find(), 'xx');
    await user.click(screen.getByRole('button', { name: 'Hapus saringan' }));
    expect(screen.getByText('Nur Azizah')).toBeTruthy();
  });

  it('says that a code is unknown', async () => {
    const { user } = await renderApp('/desk');
    await user.type(await find(), 'CTH-AAAAAAAA-0{Enter}');
    await screen.findByText('Tidak ada janji temu dengan kode ini di kantor ini.');
  });

  it('gives a number to who comes without a booking, and shows what the server objects to at its field', async () => {
    let refuse = true;
    const errors = [{ pointer: '/name', code: 'pattern', detail: 'Bukan nama.' }];
    const { house, user } = await renderApp('/desk', {
      'POST /v1/queue/tickets': () => {
        if (refuse) return problem(400, 'validation_failed', 'Isian belum benar', { errors });
        return { ...house.console.current, id: 't9', number: 'C-009', lane: 'walk_in', place: { before: 3 } };
      },
    });
    await user.type(await screen.findByLabelText('Nama (boleh kosong)'), 'Budi');
    await user.click(screen.getByRole('button', { name: 'Beri nomor antrean' }));
    await screen.findByText('Bukan nama.');
    refuse = false;
    await user.click(screen.getByRole('button', { name: 'Beri nomor antrean' }));
    await screen.findByText('C-009');
    expect(screen.getByText('3 orang di depan')).toBeTruthy();
  });

  it('takes a document that was shown: a NIK as it is, a passport with its country', async () => {
    const { house, user } = await renderApp('/desk', {
      'POST /v1/queue/tickets': () => problem(409, 'point_closed', 'Sudah tutup'),
    });
    const number = await screen.findByLabelText('Nomor NIK atau paspor (boleh kosong)');
    const issue = () => user.click(screen.getByRole('button', { name: 'Beri nomor antrean' }));
    const sent = () => house.asked.filter((one) => one.request.method === 'POST').map((one) => one.body);
    await user.type(number, '1801 2345 6789 0012');
    expect(screen.queryByLabelText(/Negara penerbit/)).toBeNull();
    await issue();
    await waitFor(() => expect(sent()).toHaveLength(1));
    await user.clear(number);
    await user.type(number, 'X7654321');
    await user.type(screen.getByLabelText(/Negara penerbit/), 'au');
    await issue();
    await waitFor(() => expect(sent()).toHaveLength(2));
    expect(sent()).toMatchObject([
      { document: { documentKind: 'nik', documentNumber: '1801234567890012', country: 'ID' } },
      { document: { documentKind: 'passport', documentNumber: 'X7654321', country: 'AU' } },
    ]);
  });

  it('asks before it gives a seat away, and names whose', async () => {
    const { user } = await renderApp('/desk?open=booking-5');
    await user.click(await screen.findByRole('button', { name: 'Batalkan janji temu' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('Maria Goretti Bano');
    await user.click(within(dialog).getByRole('button', { name: 'Jangan batalkan' }));
  });

  it('issues a lost link again against the document, and says so when it is another', async () => {
    let differs = true;
    const { house, user } = await renderApp('/desk?open=booking-5', {
      'POST /v1/queue/bookings/*/links': () =>
        differs
          ? problem(409, 'document_differs', 'Dokumen tidak cocok')
          : { link: null, slip: null, sentTo: '**********7890', revoked: 2 },
    });
    await user.click(await screen.findByRole('button', { name: 'Tautan rahasia baru' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText('Nomor pada dokumen di meja'), '9901 0157 0490 0012');
    await user.click(within(dialog).getByRole('radio', { name: /Pesan ke telepon/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Terbitkan tautan' }));
    await within(dialog).findByText('Dokumen tidak cocok');
    differs = false;
    await user.click(within(dialog).getByRole('button', { name: 'Terbitkan tautan' }));
    await screen.findByText('Tautan dikirim ke **********7890.');
    const sent = house.asked.filter((one) => one.request.url.endsWith('/links')).at(-1);
    expect(sent?.body).toEqual({ documentNumber: '9901015704900012', delivery: 'message', revokeOthers: true });
  });
});
