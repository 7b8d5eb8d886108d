import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { SESSION } from '../../../testing/fixture-data.js';
import { renderApp } from '../../../testing/render-app.js';
import { keepFile } from '../../lib/keep-file.js';

vi.mock('../../lib/keep-file.js', () => ({ keepFile: vi.fn() }));

const officer = {
  'GET /v1/sessions/current': () => ({
    ...SESSION,
    offices: [{ ...SESSION.offices[0]!, permissions: ['platform:privacy:manage'] }],
  }),
};
const ID = '01935a00-0000-7001-8000-0123456789ab';
const REQUEST = {
  id: ID,
  kind: 'erasure',
  state: 'open',
  askedAt: '2020-11-20T02:00:00.000Z',
  dueAt: '2020-11-23T02:00:00.000Z',
  overdue: true,
  doneAt: null,
  outcome: null,
  actions: ['erase', 'refuse'],
};
const STORE = {
  module: 'platform',
  of: 'applicant',
  what: { id: 'Siapa melihat data siapa', en: 'Who saw whose data' },
  purpose: { id: 'Pengawasan', en: 'Oversight' },
  ground: 'legal_obligation',
  legalBasis: 'UU 27/2022 pasal 31',
  keptDays: null,
  keptFrom: { id: 'mengikuti jadwal retensi arsip', en: 'by the archives’ schedule' },
  exported: true,
  erasureRefused: { id: 'Arsip dinamis (UU 43/2009).', en: 'Active archives (UU 43/2009).' },
};
const FOUND = {
  name: 'Rahayu Lestari',
  records: [{ type: 'booking', id: ID, name: 'Rahayu Lestari', fields: ['name', 'phone'], refused: null }],
  stores: [STORE],
};
const BY_NIK = { documentKind: 'nik', lastCharacters: '0012' };
const list = (over: object = {}) => ({ 'GET /v1/privacy/requests': () => ({ items: [{ ...REQUEST, ...over }] }) });

describe('the room of personal data', () => {
  it('shows the clock of each request, late in a word and not in colour alone', async () => {
    await renderApp('/audit?room=privacy', { ...officer, ...list() });
    const row = (await screen.findByText('Penghapusan')).closest('tr')!;
    expect(within(row).getByText(/^terlambat /)).toBeTruthy();
    expect(within(row).getByText('Menunggu jawaban')).toBeTruthy();
  });

  it('asks for purpose and reason, shows what is kept and why, and takes in a request', async () => {
    const { user, house } = await renderApp('/audit?room=privacy', {
      ...officer,
      ...list(),
      'POST /v1/privacy/searches': () => ({ ...FOUND, requests: [] }),
      'POST /v1/privacy/requests': () => REQUEST,
      [`GET /v1/privacy/requests/${ID}`]: () => ({ ...REQUEST, ...FOUND, foundBy: BY_NIK, answer: null }),
    });
    await user.click(await screen.findByRole('button', { name: 'Cari orang' }));
    await user.type(screen.getByLabelText(/Nomor induk/), '9901 2317 0490 0012');
    await user.type(screen.getByLabelText(/Alasan/), 'Pemohon datang');
    await user.click(screen.getByRole('button', { name: 'Tampilkan yang disimpan' }));
    expect(await screen.findByRole('heading', { name: 'Rahayu Lestari' })).toBeTruthy();
    expect(screen.getByText(/nama, telepon/)).toBeTruthy();
    const search = house.asked.find(({ request }) => request.url.includes('searches'))!;
    expect(search.body).toMatchObject({
      person: { documentKind: 'nik', documentNumber: '9901231704900012', country: 'ID' },
      purpose: 'subject_request',
      reason: 'Pemohon datang',
    });
    await user.click(screen.getByRole('button', { name: 'Minta dihapus' }));
    expect(await screen.findByRole('dialog', { name: /Rahayu Lestari/ })).toBeTruthy();
  });

  it('erases only after it has named the person and said what stays and why', async () => {
    let request: object = { ...REQUEST, ...FOUND, foundBy: BY_NIK, answer: null };
    const { user, house } = await renderApp('/audit?room=privacy', {
      ...officer,
      ...list(),
      [`GET /v1/privacy/requests/${ID}`]: () => request,
      [`POST /v1/privacy/requests/${ID}/erasures`]: () => {
        const done = { state: 'done', actions: [], overdue: true, doneAt: '2020-11-24T02:00:00.000Z' };
        request = {
          ...REQUEST,
          ...done,
          ...FOUND,
          name: null,
          records: [],
          foundBy: BY_NIK,
          answer: null,
          outcome: { erased: 1, kept: 0 },
        };
        return { records: [{ type: 'booking', id: ID, state: 'erased', ground: null }] };
      },
    });
    await user.click(await screen.findByText('Penghapusan'));
    const dialog = await screen.findByRole('dialog', { name: /Rahayu Lestari/ });
    await user.click(await within(dialog).findByRole('button', { name: 'Hapus data…' }));
    expect(within(dialog).getByText(/Data Rahayu Lestari/)).toBeTruthy();
    expect(within(dialog).getByText(/Arsip dinamis/)).toBeTruthy();
    expect(house.asked.some(({ request: { url } }) => url.includes('erasures'))).toBe(false);
    await user.click(within(dialog).getByRole('button', { name: 'Hapus data Rahayu Lestari' }));
    expect(await screen.findByText('1 berkas dihapus, 0 tetap disimpan.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Hapus data…' })).toBeNull();
  });

  it('names the document where no name is kept', async () => {
    const nothing = { ...REQUEST, ...FOUND, name: null, records: [], answer: null };
    let foundBy: typeof BY_NIK | null = BY_NIK;
    const routes = { ...officer, ...list(), [`GET /v1/privacy/requests/${ID}`]: () => ({ ...nothing, foundBy }) };
    const { user } = await renderApp('/audit?room=privacy', routes);
    await user.click(await screen.findByText('Penghapusan'));
    await user.click(await screen.findByRole('button', { name: 'Hapus data…' }));
    expect(screen.getByRole('button', { name: 'Hapus data pemilik NIK …0012' })).toBeTruthy();
    foundBy = null;
    await user.keyboard('{Escape}');
    await user.click(await screen.findByText('Penghapusan'));
    await user.click(await screen.findByRole('button', { name: 'Hapus data…' }));
    expect(screen.getByRole('button', { name: 'Hapus data orang dalam permintaan ini' })).toBeTruthy();
  });

  it('hands out a copy once, and says when a colleague was faster', async () => {
    const open = { ...REQUEST, kind: 'export', actions: ['export', 'refuse'] };
    let taken = false;
    const { user } = await renderApp('/audit?room=privacy', {
      ...officer,
      ...list(open),
      [`GET /v1/privacy/requests/${ID}`]: () => ({
        ...open,
        ...FOUND,
        foundBy: BY_NIK,
        answer: null,
        ...(taken ? { state: 'done', actions: [], doneAt: '2020-11-22T02:00:00.000Z', overdue: false } : {}),
      }),
      [`POST /v1/privacy/requests/${ID}/exports`]: () => {
        taken = true;
        return { records: [{ type: 'booking', id: ID, content: { name: 'Rahayu Lestari' } }] };
      },
    });
    await user.click(await screen.findByText('Salinan data'));
    await user.click(await screen.findByRole('button', { name: 'Unduh salinan' }));
    expect(await screen.findByText(/Salinan diunduh/)).toBeTruthy();
    expect(keepFile).toHaveBeenCalledWith('data-6789ab.json', expect.stringContaining('Rahayu Lestari'));
    expect(screen.queryByRole('button', { name: 'Unduh salinan' })).toBeNull();
  });

  it('drafts the notice of a breach in its three parts', async () => {
    const text = { id: '1. Data pribadi yang terungkap: …', en: '1. …' };
    const { user, house } = await renderApp('/audit?room=privacy', {
      ...officer,
      ...list(),
      'POST /v1/privacy/breach-notices': () => ({ dueAt: '2026-11-25T03:00:00.000Z', text }),
    });
    await user.click(await screen.findByRole('button', { name: 'Kebocoran data' }));
    await user.type(screen.getByLabelText(/^Pukul/), '08.30');
    await user.type(screen.getByLabelText(/^Data pribadi yang/), 'Nama');
    await user.type(screen.getByLabelText(/^Kapan dan bagaimana/), 'Laptop hilang');
    await user.type(screen.getByLabelText(/^Upaya/), 'Sesi ditutup');
    await user.type(screen.getByLabelText(/^Siapa yang dapat/), 'Kepala Kantor');
    await user.click(screen.getByRole('button', { name: 'Susun pemberitahuan' }));
    expect(await screen.findByText(text.id)).toBeTruthy();
    const { body } = house.asked.find(({ request }) => request.url.includes('breach'))!;
    expect((body as { knownAt: string }).knownAt).toMatch(/T08:30:00\+07:00$/);
  });

  it('shows the register, and is closed to who may not', async () => {
    const { user } = await renderApp('/audit?room=privacy', {
      ...officer,
      ...list(),
      'GET /v1/privacy/purposes': () => ({ items: [STORE] }),
    });
    await user.click(await screen.findByRole('button', { name: 'Daftar data pribadi' }));
    expect(await screen.findByText(/Kewajiban hukum/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Siapa melihat' })).toBeNull();
  });
});
