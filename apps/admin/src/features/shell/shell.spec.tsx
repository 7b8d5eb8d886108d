import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SESSION } from '../../../testing/fixture-data.js';
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
