import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { EDITED_SERVICE } from '../../../testing/fixture-catalogue.js';
import { problem } from '../../../testing/fixture-house.js';
import { renderApp } from '../../../testing/render-app.js';

const AT = '/settings/catalogue/passport_new_adult';
const FEE = '/v1/catalogue/services/passport_new_adult/fee-lines/electronic_10_years';
const PUT = 'PUT /v1/catalogue/services/*/fee-lines/*/*';

describe('the standard of a service', () => {
  it('tells all fourteen parts, and which nobody has written', async () => {
    const { user } = await renderApp(AT);
    const parts = await screen.findAllByRole('listitem');
    expect(parts.filter((part) => part.tagName === 'LI' && part.querySelector('h3')).length).toBe(14);
    const facilities = screen.getByRole('heading', { name: 'Sarana, prasarana, dan fasilitas' }).closest('li')!;
    await user.click(within(facilities).getByRole('button', { name: 'Tulis' }));
    expect(await screen.findByLabelText(/Isi \(bahasa Indonesia\)/)).toBeTruthy();
    expect(screen.getByLabelText(/Isi \(bahasa Inggris\)/)).toBeTruthy();
  });
});

describe('the fees of a service', () => {
  it('stand on one axis of time, with what is drafted', async () => {
    await renderApp(`${AT}?tab=fees`);
    const track = await screen.findByRole('region', { name: 'Paspor biasa elektronik, 10 tahun' });
    const stretches = within(track).getAllByRole('button');
    expect(stretches.map((one) => one.textContent)).toEqual([
      'Rp650.00012 Okt 2022 – 16 Des 2024',
      'Rp950.000sejak 17 Des 2024',
      'Rp1.000.000sejak 1 Jan 2027Drafbelum dipastikan',
    ]);
  });

  it('say what a chosen day does to the published line, and send the draft with what was seen', async () => {
    const { house, user } = await renderApp(`${AT}?tab=fees&line=electronic_10_years@2024-12-17`, {
      [PUT]: () => ({ ...EDITED_SERVICE, version: 5 }),
    });
    const from = await screen.findByRole('textbox', { name: /Berlaku sejak/ });
    expect(screen.getByText(/draf ini memperbaiki baris/)).toBeTruthy();
    await user.clear(from);
    await user.type(from, '2027-03-01');
    expect(screen.getByText(/baris baru berlaku sejak 1 Mar 2027/)).toBeTruthy();
    const amount = screen.getByLabelText(/Jumlah/);
    await user.clear(amount);
    await user.type(amount, '975000');
    await user.click(screen.getByRole('button', { name: 'Simpan draf' }));
    await waitFor(() => expect(house.asked.some((one) => one.request.method === 'PUT')).toBe(true));
    const sent = house.asked.find((one) => one.request.method === 'PUT')!;
    expect(new URL(sent.request.url).pathname).toBe(`${FEE}/2027-03-01`);
    expect(sent.request.headers.get('if-match')).toBe('"4"');
    expect(sent.body).toMatchObject({ amount: 975_000, validTo: null, options: { document: 'electronic', years: 10 } });
    expect(sent.body).not.toHaveProperty('movedFrom');
  });

  it('keep every word when somebody else was faster, and save on the newest state', async () => {
    let newest = 4;
    const { house, user } = await renderApp(`${AT}?tab=fees&line=electronic_10_years@2027-01-01@draft`, {
      'GET /v1/catalogue/services/*': () => ({ ...EDITED_SERVICE, version: newest }),
      [PUT]: ({ request }) =>
        request.headers.get('if-match') === '"9"'
          ? { ...EDITED_SERVICE, version: 10 }
          : problem(412, 'stale', 'Sudah diubah orang lain'),
    });
    const basis = await screen.findByLabelText(/Dasar hukum/);
    await user.clear(basis);
    await user.type(basis, 'PP yang baru');
    newest = 9;
    await user.click(screen.getByRole('button', { name: 'Simpan draf' }));
    await screen.findByText(/Isian Anda masih ada/);
    await user.click(screen.getByRole('button', { name: 'Muat yang terbaru' }));
    await waitFor(() => expect(screen.queryByText(/Isian Anda masih ada/)).toBeNull());
    expect((screen.getByLabelText(/Dasar hukum/) as HTMLInputElement).value).toBe('PP yang baru');
    await user.click(screen.getByRole('button', { name: 'Simpan draf' }));
    await waitFor(() => expect(house.asked.filter((one) => one.request.method === 'PUT')).toHaveLength(2));
    expect(house.asked.filter((one) => one.request.method === 'PUT').at(-1)!.body).toMatchObject({
      legalBasis: 'PP yang baru',
    });
  });

  it('show what the server objects to at its field', async () => {
    const errors = [{ pointer: '/validTo', code: 'before_first_day', detail: 'Hari terakhir terlalu awal.' }];
    const { user } = await renderApp(`${AT}?tab=fees&line=electronic_10_years@2024-12-17`, {
      [PUT]: () => problem(400, 'validation_failed', 'Isian belum benar', { errors }),
    });
    await user.click(await screen.findByRole('button', { name: 'Simpan draf' }));
    await screen.findByText('Hari terakhir terlalu awal.');
  });

  it('try a change that lies ahead on its own day', async () => {
    const { house } = await renderApp(`${AT}?tab=fees&line=electronic_10_years@2027-01-01@draft`);
    await screen.findByText('perkiraan selesai', { exact: false });
    const asked = house.asked.filter((one) => one.request.url.includes('/preview')).at(-1)!;
    expect([asked.search.get('on'), asked.search.get('officeCode')]).toEqual(['2027-01-01', 'CTH']);
  });

  it('close with Escape', async () => {
    const { user } = await renderApp(`${AT}?tab=fees&line=electronic_10_years@2024-12-17`);
    await user.click(await screen.findByLabelText(/Dasar hukum/));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByLabelText(/Dasar hukum/)).toBeNull());
  });
});

describe('publishing', () => {
  it('asks first, names the service, and says why it could not', async () => {
    let refuse = true;
    const { house, user } = await renderApp(AT, {
      'POST /v1/catalogue/services/*/publications': () =>
        refuse
          ? problem(409, 'standard_incomplete', 'Standar pelayanan belum lengkap')
          : { ...EDITED_SERVICE, drafts: 0, version: 5 },
    });
    await user.click(await screen.findByRole('button', { name: 'Umumkan' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('Umumkan Paspor baru, dewasa?');
    await user.click(within(dialog).getByRole('button', { name: 'Umumkan' }));
    await within(dialog).findByText('Standar pelayanan belum lengkap');
    refuse = false;
    await user.click(within(dialog).getByRole('button', { name: 'Umumkan' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = house.asked.filter((one) => one.request.method === 'POST');
    expect(sent.map((one) => one.request.headers.get('if-match'))).toEqual(['"4"', '"4"']);
  });
});

describe('the other tabs', () => {
  it('name the group of a requirement and open it', async () => {
    const { user } = await renderApp(`${AT}?tab=requirements`);
    await user.click(await screen.findByRole('button', { name: 'Akta kelahiran' }));
    expect(((await screen.findByLabelText('Salah satu dari')) as HTMLSelectElement).value).toBe('proof_of_birth');
  });

  it('tell what the office does differently', async () => {
    const { house, user } = await renderApp(`${AT}?tab=offices`, {
      'POST /v1/catalogue/office-switches': ({ body }) => ({ ...body, id: 'switch-2', version: 1 }),
    });
    await screen.findByText('Layanan percepatan (datang langsung)');
    await user.click(screen.getByRole('button', { name: 'Tambah aturan kantor' }));
    await user.type(await screen.findByRole('textbox', { name: /Berlaku sejak/ }), '2026-12-01');
    await user.type(screen.getByLabelText(/Dasar hukum/), 'SE IMI-263');
    await user.type(screen.getByLabelText(/Sumber/), 'Keputusan');
    await user.click(screen.getByRole('button', { name: 'Simpan' }));
    await waitFor(() => expect(house.asked.some((one) => one.request.method === 'POST')).toBe(true));
    expect(house.asked.find((one) => one.request.method === 'POST')!.body).toMatchObject({
      name: 'electronic_only',
      serviceCode: null,
      validFrom: '2026-12-01',
      isOn: true,
      hours: [],
    });
  });

  it('tell who changed what', async () => {
    await renderApp(`${AT}?tab=history`);
    const row = (await screen.findByText('Tarif: Paspor biasa elektronik, 10 tahun')).closest('tr')!;
    expect(row.textContent).toContain('Rina Wulandari');
    expect(row.textContent).toContain('– → Rp1.000.000');
  });
});
