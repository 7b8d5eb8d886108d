import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { SESSION } from '../../../testing/fixture-data.js';
import { problem } from '../../../testing/fixture-house.js';
import { renderApp } from '../../../testing/render-app.js';
import { keepFile } from '../../lib/keep-file.js';

vi.mock('../../lib/keep-file.js', () => ({ keepFile: vi.fn() }));

const auditor = (permissions: string[]) => ({
  'GET /v1/sessions/current': () => ({ ...SESSION, offices: [{ ...SESSION.offices[0]!, permissions }] }),
});
const BOTH = ['identity:access-log:read', 'platform:ledger:verify'];
const LINE = {
  id: '01935a00-0000-7001-8000-0123456789ab',
  at: '2026-03-09T01:12:44.120Z',
  officeCode: 'CTH',
  actor: { kind: 'staff', id: '01935a00-0000-7001-8000-0123456789aa', name: 'Sari Wulandari', onBehalfOf: null },
  record: { type: 'booking', id: '01935a00-0000-7001-8000-0123456789ac' },
  fields: ['name'],
  purpose: 'counter_call',
  purposeName: { id: 'Memanggil ke loket', en: 'Called to a counter' },
  reason: null,
};
const STAND_IN = {
  ...LINE,
  id: '01935a00-0000-7001-8000-0123456789ae',
  actor: { ...LINE.actor, name: 'Budi Santoso', onBehalfOf: { id: LINE.actor.id, name: 'Nurhayati Siregar' } },
};
const check = (over: object) => ({
  id: '01935a00-0000-7001-8000-0123456789ab',
  state: 'sound',
  startedAt: '2026-11-22T18:00:00.000Z',
  finishedAt: '2026-11-22T18:00:01.000Z',
  events: 41_205,
  anchors: 12,
  brokenAt: null,
  fault: null,
  summary: { id: 'Utuh: 41205 catatan diperiksa.', en: 'Sound: 41205 events were read.' },
  ...over,
});

describe('the audit room', () => {
  it('says once, at its field, what is wrong with a question', async () => {
    const errors = [{ pointer: '/to', code: 'order', detail: 'Hari terakhir mendahului hari pertama.' }];
    const { user } = await renderApp('/audit', {
      ...auditor(BOTH),
      'POST /v1/access-log/searches': () => problem(400, 'validation_failed', 'Isian tidak sesuai', { errors }),
    });
    await user.type(await screen.findByLabelText(/Nomor induk/), '9901015704900012');
    await user.type(screen.getByLabelText(/Alasan/), 'Pemohon bertanya');
    await user.click(screen.getByRole('button', { name: 'Tampilkan' }));
    await screen.findByText('Perbaiki isian yang ditandai.');
    expect(screen.getAllByText(/mendahului/)).toHaveLength(1);
  });

  it('answers who saw a person’s data, when and why, and hands it out signed', async () => {
    const signed = {
      fileName: 'a.json',
      content: '{}',
      signatureFileName: 'a.json.sig',
      signature: 's',
      publicKey: 'k',
      fingerprint: '9f2c 77aa',
    };
    const { user, house } = await renderApp('/audit', {
      ...auditor(BOTH),
      'POST /v1/access-log/searches': () => ({ items: [LINE, STAND_IN], next: null }),
      'POST /v1/access-log/exports': () => signed,
    });
    await user.type(await screen.findByLabelText(/Nomor induk/), '9901 0157 0490 0012');
    await user.type(screen.getByLabelText(/Alasan/), 'Pemohon bertanya');
    await user.click(screen.getByRole('button', { name: 'Tampilkan' }));
    const row = (await screen.findByText('Sari Wulandari')).closest('tr')!;
    expect(row.textContent).toContain('Memanggil ke loket');
    expect(screen.getByText('Budi Santoso, Plh/Plt untuk Nurhayati Siregar')).toBeTruthy();
    const asked = house.asked.find(({ request }) => request.url.includes('searches'))!;
    expect(asked.body).toMatchObject({
      person: { documentKind: 'nik', documentNumber: '9901015704900012' },
      purpose: 'subject_request',
      reason: 'Pemohon bertanya',
    });
    // Nothing of the person stands in the address.
    expect(asked.request.url).not.toContain('9901');
    await user.click(screen.getByRole('button', { name: 'Unduh bertanda tangan' }));
    expect(await screen.findByText(/9f2c 77aa/)).toBeTruthy();
    expect(keepFile).toHaveBeenCalledWith('a.json.sig', 's');
  });

  it('asks for the country of a passport: a foreigner is found by both', async () => {
    const { user, house } = await renderApp('/audit', {
      ...auditor(BOTH),
      'POST /v1/access-log/searches': () => ({ items: [LINE], next: null }),
    });
    await user.selectOptions(await screen.findByLabelText('Tentang'), 'passport');
    await user.type(screen.getByLabelText(/Nomor paspor/), 'a 1234567');
    await user.type(screen.getByLabelText(/negara/i), 'my');
    await user.type(screen.getByLabelText(/Alasan/), 'Pemohon bertanya');
    await user.click(screen.getByRole('button', { name: 'Tampilkan' }));
    await screen.findByText('Sari Wulandari');
    expect(house.asked.find(({ request }) => request.url.includes('searches'))!.body).toMatchObject({
      person: { documentKind: 'passport', documentNumber: 'A1234567', country: 'MY' },
    });
  });

  it('shows what should be asked about, with its explanation', async () => {
    const finding = {
      rule: 'same_surname',
      name: { id: 'Nama belakang sama', en: 'The same last name' },
      explanation: { id: 'Mungkin keluarga.', en: 'A relative perhaps.' },
      officer: { id: LINE.actor.id, name: 'Sari Wulandari' },
      officeCode: 'CTH',
      count: 2,
      firstAt: LINE.at,
      lastAt: LINE.at,
      records: [],
    };
    await renderApp('/audit?room=unusual', {
      ...auditor(BOTH),
      'GET /v1/access-log/unusual': () => ({ lines: 412, findings: [finding] }),
    });
    expect(screen.queryByText(/Aplikasi yang/)).toBeNull();
    const item = (await screen.findByText(/Nama belakang sama/)).closest('li')!;
    expect(within(item).getByText('Mungkin keluarga.')).toBeTruthy();
    expect(screen.getByText(/412/)).toBeTruthy();
  });

  it('names applications whose bookings come to nothing, beside what is usual here', async () => {
    const finding = {
      clientId: LINE.id,
      name: 'Antrean Desa',
      ended: 120,
      cancelled: 71,
      missed: 20,
      share: 0.758,
      medianShare: 0.12,
      explanation: { id: 'Mungkin calo.', en: 'A broker perhaps.' },
    };
    await renderApp('/audit?room=unusual', {
      ...auditor([...BOTH, 'queue:clients:review']),
      'GET /v1/access-log/unusual': () => ({ lines: 0, findings: [] }),
      'GET /v1/queue/client-reviews': () => ({ bookings: 412, findings: [finding] }),
    });
    const item = (await screen.findByText('Antrean Desa')).closest('li')!;
    expect(within(item).getByText(/76 %.*12 %/)).toBeTruthy();
    expect(within(item).getByText('Mungkin calo.')).toBeTruthy();
  });

  it('tells whether the ledger is whole, and checks it now', async () => {
    const summary = { id: 'Isi catatan nomor 7 diubah setelah disegel.', en: 'Event 7 was changed.' };
    let checks = [check({})];
    const { user } = await renderApp('/audit?room=ledger', {
      ...auditor(BOTH),
      'GET /v1/ledger-checks': () => ({ items: checks, next: null }),
      'POST /v1/ledger-checks': () => {
        checks = [
          check({
            id: '01935a00-0000-7001-8000-0123456789ad',
            state: 'broken',
            fault: 'content',
            brokenAt: 7,
            summary,
          }),
          ...checks,
        ];
        return checks[0];
      },
    });
    await screen.findByText('Utuh: 41205 catatan diperiksa.');
    await user.click(screen.getByRole('button', { name: 'Periksa sekarang' }));
    expect(await screen.findByText(summary.id)).toBeTruthy();
  });

  it('shows each person only the rooms that are theirs', async () => {
    await renderApp('/audit', {
      ...auditor(['platform:ledger:verify']),
      'GET /v1/ledger-checks': () => ({ items: [], next: null }),
    });
    await screen.findByText('Belum pernah diperiksa.');
    expect(screen.queryByRole('button', { name: 'Siapa melihat' })).toBeNull();
  });
});
