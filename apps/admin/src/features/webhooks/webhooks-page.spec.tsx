import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { CLIENT } from '../../../testing/fixture-clients.js';
import { renderApp } from '../../../testing/render-app.js';

describe('webhooks', () => {
  it('show what was sent and why it did not arrive, and send it again', async () => {
    const { user, house } = await renderApp('/settings/webhooks');
    await user.click(await screen.findByText('https://antrean.example/buka-pintu'));
    expect(await screen.findByText('booking.confirmed')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Kirim lagi' }));
    expect(house.asked.some((one) => one.request.url.endsWith('/deliveries/delivery-1/replays'))).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Kirim pesan uji' }));
    expect(house.asked.some((one) => one.request.url.endsWith('/test-sends'))).toBe(true);
  });

  it('show a new secret once, after a question', async () => {
    const { user } = await renderApp('/settings/webhooks?open=webhook-1');
    await user.click(await screen.findByRole('button', { name: 'Ganti rahasia' }));
    const question = await screen.findByRole('dialog');
    await user.click(within(question).getByRole('button', { name: 'Ganti rahasia' }));
    expect(await screen.findByText('whsec_fixture')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Sudah saya simpan' }));
    expect(screen.queryByText('whsec_fixture')).toBeNull();
  });

  it('are registered for a client and the events it wants', async () => {
    const { user, house } = await renderApp('/settings/webhooks?open=new');
    await user.type(await screen.findByLabelText('Alamat'), 'https://bot.example/in');
    await user.click(await screen.findByLabelText('booking.confirmed'));
    await user.click(
      within(screen.getByRole('region', { name: 'Daftarkan webhook' })).getByRole('button', {
        name: 'Daftarkan webhook',
      }),
    );
    expect(await screen.findByText('whsec_fixture')).toBeTruthy();
    const asked = house.asked.find((one) => one.request.method === 'POST');
    expect(asked?.body).toMatchObject({
      clientId: 'client-1',
      url: 'https://bot.example/in',
      types: ['booking.confirmed'],
    });
  });

  it('are narrowed to some offices of a client that has several', async () => {
    const { user, house } = await renderApp('/settings/webhooks?open=new', {
      'GET /v1/api-clients': () => ({ items: [{ ...CLIENT, officeCodes: ['CTH', 'MKS'] }], next: null }),
    });
    await user.type(await screen.findByLabelText('Alamat'), 'https://bot.example/in');
    await user.click(await screen.findByLabelText('booking.confirmed'));
    await user.click(await screen.findByLabelText('MKS'));
    await user.click(
      within(screen.getByRole('region', { name: 'Daftarkan webhook' })).getByRole('button', {
        name: 'Daftarkan webhook',
      }),
    );
    expect(await screen.findByText('whsec_fixture')).toBeTruthy();
    expect(house.asked.find((one) => one.request.method === 'POST')?.body).toMatchObject({ officeCodes: ['MKS'] });
  });

  it('say that one was switched off, and how it comes back', async () => {
    const { user, house } = await renderApp('/settings/webhooks?open=webhook-2');
    expect(await screen.findByText(/webhook dimatikan/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Kirim pesan uji' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Aktifkan' }));
    const asked = house.asked.find((one) => one.request.method === 'PUT');
    expect(asked?.body).toMatchObject({ active: true });
    expect(asked?.request.headers.get('if-match')).toBe('"4"');
  });
});
