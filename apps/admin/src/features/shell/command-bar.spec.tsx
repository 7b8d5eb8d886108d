import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SESSION } from '../../../testing/fixture-data.js';
import { renderApp } from '../../../testing/render-app.js';

const bar = async (user: Awaited<ReturnType<typeof renderApp>>['user']) => {
  await user.keyboard('{Control>}k{/Control}');
  // It is loaded when it is first asked for.
  const name = 'Cari halaman, tindakan, kode, atau nama';
  return screen.findByRole('combobox', { name }, { timeout: 10_000 });
};
const lines = () => screen.queryAllByRole('option').map((line) => line.textContent);

describe('the command bar', () => {
  it('goes to a page by a few letters, with the keyboard alone', async () => {
    const { user } = await renderApp('/slots');
    await screen.findByRole('heading', { name: 'Jadwal dan kursi' });
    await bar(user);
    await user.keyboard('pesa{Enter}');
    await screen.findByRole('heading', { name: 'Pesan' });
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('walks its lines with the arrows, round and round', async () => {
    const { user } = await renderApp('/slots');
    await screen.findByRole('heading', { name: 'Jadwal dan kursi' });
    await bar(user);
    const chosen = () => screen.getByRole('option', { selected: true }).textContent;
    const first = chosen();
    await user.keyboard('{ArrowDown}');
    expect(chosen()).not.toBe(first);
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(chosen()).toBe(lines().at(-1));
  });

  it('offers what the open page can do, with its key, and does it', async () => {
    const { house, user } = await renderApp('/counter/counter-2');
    await screen.findByRole('heading', { name: 'Loket 2' });
    await bar(user);
    await user.keyboard('panggil ber');
    expect(lines()[0]).toBe('Panggil berikutnyaTindakanP');
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(house.asked.some(({ request }) => request.url.endsWith('/counters/counter-2/calls'))).toBe(true),
    );
  });

  it('lists no page that the person may not open, and searches only for who may see bookings', async () => {
    const permissions = ['queue:slots:read'];
    const session = { ...SESSION, offices: [{ ...SESSION.offices[0]!, permissions }] };
    const { user } = await renderApp('/slots', { 'GET /v1/sessions/current': () => session });
    await screen.findByRole('heading', { name: 'Jadwal dan kursi' });
    await bar(user);
    expect(lines()).toEqual(['Jadwal dan kursiHalaman', 'Ganti petugasTindakan', 'Kunci sekarangTindakanCtrl Shift L']);
    await user.keyboard('siti');
    expect(lines()).toEqual([]);
    screen.getByText('Tidak ada yang cocok.');
  });

  it('looks for a code or a name at the front desk', async () => {
    const { user } = await renderApp('/slots');
    await screen.findByRole('heading', { name: 'Jadwal dan kursi' });
    await bar(user);
    await user.keyboard('siti{Enter}');
    const field = await within(await screen.findByRole('search')).findByRole<HTMLInputElement>('textbox');
    expect(field.value).toBe('siti');
  });

  it('finds officers for who administers them, once the typing pauses', async () => {
    const permissions = ['identity:staff:manage'];
    const session = { ...SESSION, offices: [{ ...SESSION.offices[0]!, permissions }] };
    const { house, user } = await renderApp('/settings/staff', { 'GET /v1/sessions/current': () => session });
    await screen.findByRole('heading', { name: 'Petugas' });
    await bar(user);
    await user.keyboard('kartika');
    const line = await screen.findByRole('option', { name: /Dewi Kartika/ });
    const searches = house.asked.filter(({ request }) => request.url.endsWith('/v1/staff/searches'));
    expect(searches.map(({ body }) => body)).toEqual([{ text: 'kartika', limit: 5 }]);
    await user.click(line);
    await screen.findByRole('region', { name: 'Dewi Kartika' });
  });

  it('looks for no officer on behalf of who may not', async () => {
    const { house, user } = await renderApp('/slots');
    await screen.findByRole('heading', { name: 'Jadwal dan kursi' });
    await bar(user);
    await user.keyboard('kartika');
    await screen.findByText(/di meja informasi/);
    await new Promise((pass) => setTimeout(pass, 600));
    expect(house.asked.some(({ request }) => request.url.endsWith('/v1/staff/searches'))).toBe(false);
  });
});
