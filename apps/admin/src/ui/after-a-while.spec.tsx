import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SLOT_DAYS } from '../../testing/fixture-data.js';
import { renderApp } from '../../testing/render-app.js';

const busy = (): Element | null => document.querySelector('[aria-busy="true"]');

describe('a page that loads', () => {
  it('says so from the first moment, and no longer when it is there', async () => {
    let answer: (view: unknown) => void = () => undefined;
    await renderApp('/slots', { 'GET /v1/queue/slots': () => new Promise((resolve) => (answer = resolve)) });
    await screen.findByRole('heading', { name: 'Jadwal dan kursi' });
    expect(busy()).not.toBeNull();
    await screen.findByText('Memuat…');
    answer({ days: SLOT_DAYS });
    await screen.findByRole('table');
    await waitFor(() => expect(busy()).toBeNull());
  });
});
