import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SESSION } from '../../../testing/fixture-data.js';
import { renderApp } from '../../../testing/render-app.js';

describe('the settings', () => {
  it('lead to the catalogue', async () => {
    const { user } = await renderApp('/settings');
    await user.click(await screen.findByRole('link', { name: /Katalog layanan/ }));
    expect(await screen.findByRole('heading', { name: 'Katalog layanan', level: 1 })).toBeTruthy();
  });

  it('are not for who has nothing to set', async () => {
    const office = { ...SESSION.offices[0]!, permissions: ['queue:days:read'] };
    await renderApp('/settings', { 'GET /v1/sessions/current': () => ({ ...SESSION, offices: [office] }) });
    await screen.findByText(/settings/);
    expect(screen.queryByRole('link', { name: /Katalog layanan/ })).toBeNull();
  });
});

describe('the catalogue', () => {
  it('shows how complete a service is, what is unsure and what waits', async () => {
    await renderApp('/settings/catalogue');
    const row = (await screen.findByText('Paspor baru, dewasa')).closest('tr')!;
    expect(row.textContent).toContain('8 dari 14 unsur');
    expect(within(row).getAllByText('Diumumkan').length).toBeGreaterThan(0);
    const draft = screen.getByText('Izin keluar tidak kembali (EPO)').closest('tr')!;
    expect(within(draft).getAllByText('Belum diumumkan').length).toBeGreaterThan(0);
  });

  it('is narrowed by name and by state, and opens a service with Enter', async () => {
    const { user } = await renderApp('/settings/catalogue');
    await user.type(await screen.findByLabelText('Cari layanan'), 'epo');
    expect(screen.queryByText('Paspor baru, dewasa')).toBeNull();
    await user.clear(screen.getByLabelText('Cari layanan'));
    await user.click(screen.getByRole('button', { name: /Ditarik/ }));
    await screen.findByText('Tidak ada layanan yang cocok.');
    await user.click(screen.getByRole('button', { name: 'Hapus saringan' }));
    screen.getByRole('button', { name: /Paspor baru, dewasa/ }).focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Paspor baru, dewasa', level: 1 })).toBeTruthy();
  });
});
