import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { MESSAGES } from '../../../testing/fixture-data.js';
import { renderApp } from '../../../testing/render-app.js';

describe('messages', () => {
  it('tell why one did not leave, in the server’s words, and send it again', async () => {
    let items = MESSAGES;
    const { user } = await renderApp('/messages', {
      'GET /v1/messages': () => ({ items, next: null }),
      'POST /v1/messages/*/deliveries': () => {
        items = items.map((one) =>
          one.state === 'failed' ? { ...one, state: 'queued' as const, failure: null, actions: [] } : one,
        );
        return items[2];
      },
    });
    await user.click(await screen.findByText('Besok giliran Anda'));
    expect(await screen.findByText(/menolak surat ini untuk seterusnya/)).toBeTruthy();
    expect(screen.getByText('550 5.1.1 <…> unknown')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Kirim lagi' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Kirim lagi' })).toBeNull());
    expect(screen.queryByText('550 5.1.1 <…> unknown')).toBeNull();
  });
});
