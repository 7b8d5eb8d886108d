import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { OFFICE, SESSION } from '../../../testing/fixture-data.js';
import { problem } from '../../../testing/fixture-house.js';
import { renderApp } from '../../../testing/render-app.js';

const holding = (...permissions: string[]) => ({
  'GET /v1/sessions/current': () => ({ ...SESSION, offices: [{ ...SESSION.offices[0]!, permissions }] }),
});

describe('the shell', () => {
  it('shows the pages a person may use, and no others', async () => {
    await renderApp('/', holding('queue:slots:read', 'platform:messages:read'));
    await screen.findByRole('heading', { name: 'Jadwal dan kursi' });
    const links = screen.getAllByRole('link').filter((link) => link.closest('nav'));
    expect(links.map((link) => link.textContent)).toEqual(['Jadwal dan kursi', 'Pesan']);
  });
  it('says which permission a page needs to who opens it without', async () => {
    await renderApp('/messages', holding('queue:slots:read'));
    await screen.findByText('platform:messages:read');
  });
  it.each(['/today', '/counter', '/desk', '/slots'])(
    'says what is missing at %s when nobody has set the office up',
    async (page) => {
      await renderApp(page, { 'GET /v1/offices/CTH': () => problem(404, 'not_found', 'Tidak ditemukan') });
      await screen.findByRole('heading', { name: 'Kantor ini belum disiapkan' });
      expect(screen.queryByText('Memuat…')).toBeNull();
      expect(document.body.textContent).not.toContain('OFFICE-1');
      expect(screen.getByRole('button', { name: /Kantor belum disiapkan/ })).toBeTruthy();
    },
  );
  it('says what an office without a service point needs', async () => {
    await renderApp('/today', { 'GET /v1/offices/CTH': () => ({ ...OFFICE, servicePoints: [] }) });
    await screen.findByRole('heading', { name: 'Kantor ini belum punya titik layanan' });
  });
  it('keeps the way back for who is lost', async () => {
    await renderApp('/nowhere');
    await screen.findByRole('heading', { name: 'Halaman tidak ditemukan' });
    expect(screen.getByRole('navigation', { name: 'Pekerjaan hari ini' })).toBeTruthy();
  });
  it('speaks English when asked, and remembers it', async () => {
    const { user } = await renderApp('/messages');
    await user.click(await screen.findByRole('button', { name: /Akun dan tampilan/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'English' }));
    await screen.findByRole('heading', { name: 'Messages' });
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('buka.locale')).toBe('en');
  });
  it('stands where it is told to', async () => {
    const { user } = await renderApp('/slots');
    await user.click(await screen.findByRole('button', { name: /Ganti kantor/ }));
    await user.click(await screen.findByRole('menuitem', { name: /Mal Pelayanan Publik/ }));
    expect(localStorage.getItem('buka.servicePoint')).toBe('CTH-2');
  });
});
