import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SESSION } from '../../../testing/fixture-data.js';
import { problem } from '../../../testing/fixture-house.js';
import { OFFICE_SETTINGS } from '../../../testing/fixture-offices.js';
import { renderApp } from '../../../testing/render-app.js';

const [here] = SESSION.offices;
const administrator = { ...here!, permissions: [...here!.permissions, 'offices:offices:create'] };
const MADE = { ...OFFICE_SETTINGS, code: 'MKS', name: 'Kantor Makassar', zone: 'Asia/Makassar', servicePoints: [] };

/** A session that knows the new office as soon as it has been made. */
function town() {
  const offices = [administrator];
  let officeCode = 'CTH';
  return {
    'GET /v1/sessions/current': () => ({ ...SESSION, offices, officeCode }),
    'POST /v1/offices': () => {
      offices.push({ ...administrator, code: 'MKS', name: 'Kantor Makassar' });
      return MADE;
    },
    'PUT /v1/sessions/current/office': ({ body }: { body: Record<string, unknown> }) => {
      officeCode = String(body['officeCode']);
      return { ...SESSION, offices, officeCode };
    },
    'GET /v1/offices/MKS': () => ({ ...MADE, servicePoints: [] }),
  };
}
const fill = async (user: Awaited<ReturnType<typeof renderApp>>['user']) => {
  await user.type(await screen.findByLabelText(/^Nama/), 'Kantor Makassar');
  await user.type(screen.getByLabelText(/^Kode/), 'mks');
  await user.selectOptions(screen.getByLabelText(/^Zona waktu/), 'Asia/Makassar');
  await user.selectOptions(screen.getByLabelText('Kelas'), 'Kelas I TPI');
  await user.type(screen.getByLabelText(/^Alamat/), 'Jalan Uji');
};

describe('the list of offices', () => {
  it('shows where one works, which office keeps the reference data, and no button that would be refused', async () => {
    const { user } = await renderApp('/settings/offices');
    const row = within(await screen.findByRole('row', { name: /Kantor Imigrasi Contoh/ }));
    expect(row.getByText('Anda di sini')).toBeTruthy();
    expect(await row.findByText('menjaga data acuan')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Kantor baru' })).toBeNull();
    await user.click(screen.getByText('Anda di sini'));
    expect(await screen.findByRole('button', { name: 'Ke titik layanan dan loket' })).toBeTruthy();
  });

  it('makes a new office once, and leads on into setting it up', async () => {
    const { user, house } = await renderApp('/settings/offices?open=new', town());
    await fill(user);
    await user.dblClick(screen.getByRole('button', { name: 'Buat kantor' }));
    await screen.findByText('Kantor Makassar (MKS) sudah dibuat.');
    const asked = house.asked.filter((one) => one.request.method === 'POST' && one.at.at(-1) === 'offices');
    expect(asked).toHaveLength(1);
    expect(asked[0]!.request.headers.get('idempotency-key')).toBeTruthy();
    expect(asked[0]!.body).toEqual({
      ...{ code: 'MKS', name: 'Kantor Makassar', zone: 'Asia/Makassar', officeClass: '1_tpi' },
      ...{ address: 'Jalan Uji', phone: null },
    });
    await user.click(screen.getByRole('button', { name: 'Siapkan kantor ini' }));
    await screen.findByRole('heading', { name: 'Menyiapkan kantor' });
    expect(house.asked.find((one) => one.request.method === 'PUT')?.body).toEqual({ officeCode: 'MKS' });
  });

  it('says at the code that another office has it, and keeps what was written', async () => {
    const { user } = await renderApp('/settings/offices?open=new', {
      ...town(),
      'POST /v1/offices': () => problem(409, 'office_code_taken', 'Kode dipakai'),
    });
    await fill(user);
    await user.click(screen.getByRole('button', { name: 'Buat kantor' }));
    expect(await screen.findByText('Kode MKS sudah dipakai kantor lain.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>(/^Nama/).value).toBe('Kantor Makassar');
  });
});
