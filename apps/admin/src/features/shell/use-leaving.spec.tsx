import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderApp } from '../../../testing/render-app.js';
import { keepDeparture, takeDeparture } from '../../lib/provider-sign-out.js';

const provider = { name: 'Akun Kementerian', url: 'https://masuk.example/logout?state=s1', state: 's1' };
afterEach(() => sessionStorage.clear());

describe('signing out', () => {
  it('goes on to the identity provider that the officer came by', async () => {
    const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined);
    const { user } = await renderApp('/today', { 'POST /v1/sessions/departures': () => ({ provider }) });
    await user.click(await screen.findByRole('button', { name: /Rina Wulandari/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Keluar' }));
    await waitFor(() => expect(assign).toHaveBeenCalledWith(provider.url));
    expect(takeDeparture('?state=s1')).toBe(provider.name);
  });

  it('says that it happened there only when the state comes back to the tab that went', () => {
    expect(takeDeparture('?state=s1')).toBeUndefined();
    keepDeparture(provider);
    expect(takeDeparture('?state=other')).toBeUndefined();
    expect(takeDeparture('?state=s1')).toBeUndefined();
  });
});
