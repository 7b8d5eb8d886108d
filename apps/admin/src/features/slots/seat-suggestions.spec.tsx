import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../../../testing/render-app.js';

describe('the suggested seats', () => {
  it('stand under the planner with their arithmetic, and say nothing where too few came', async () => {
    await renderApp('/slots');
    const part = (await screen.findByRole('heading', { name: 'Saran jumlah kursi' })).closest('section')!;
    expect(await within(part).findByText('2 loket × 60 menit ÷ 10 menit = 12 orang.')).toBeTruthy();
    expect(within(part).getByText('Terlalu sedikit untuk dikatakan.')).toBeTruthy();
  });
});
