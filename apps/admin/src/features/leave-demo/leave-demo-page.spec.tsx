import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { OFFICE, SESSION } from '../../../testing/fixture-data.js';
import { renderApp } from '../../../testing/render-app.js';

const holding = (...permissions: string[]) => ({
  'GET /v1/sessions/current': () => ({ ...SESSION, offices: [{ ...SESSION.offices[0]!, permissions }] }),
});
const administrator = holding('offices:offices:create', 'queue:slots:read');

describe('leaving the demo', () => {
  it('tells the way out only to who has named the office that will be deleted', async () => {
    const { user } = await renderApp('/settings/leave-demo', administrator);
    const field = await screen.findByLabelText('Ketik nama kantor ini untuk memastikan: Kantor Imigrasi Contoh');
    await user.type(field, 'Kantor Imigrasi{Enter}');
    await screen.findByText('Bukan nama kantor ini: Kantor Imigrasi Contoh.');
    expect(screen.queryByText(/demo:leave/)).toBeNull();
    await user.type(field, ' contoh{Enter}');
    await screen.findByText('npm run demo:leave -- --delete-the-demo');
  });

  it('has nothing to leave in a real office, and isn’t listed there', async () => {
    const live = { ...administrator, 'GET /v1/offices/CTH': () => ({ ...OFFICE, demo: false }) };
    const { user } = await renderApp('/settings/leave-demo', live);
    await screen.findByText(/Kantor Imigrasi Contoh bukan peragaan/);
    await user.click(screen.getByRole('link', { name: 'Pengaturan' }));
    await screen.findByRole('heading', { name: 'Pengaturan' });
    expect(screen.queryByRole('link', { name: /Meninggalkan peragaan/ })).toBeNull();
  });

  it('is the administrator’s, and the ribbon leads there', async () => {
    await renderApp('/slots', administrator);
    const ribbon = await screen.findByRole('link', { name: 'Tinggalkan peragaan' });
    expect(ribbon.getAttribute('href')).toBe('/admin/settings/leave-demo');
  });

  it('says on every page that nothing here is real, also to who can’t leave', async () => {
    await renderApp('/slots', holding('queue:slots:read'));
    await screen.findByText('Peragaan: kantor dan orang di sini rekaan.');
    expect(screen.queryByRole('link', { name: 'Tinggalkan peragaan' })).toBeNull();
  });
});
