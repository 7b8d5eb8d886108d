import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { OFFICE, SESSION } from '../../../testing/fixture-data.js';
import { problem } from '../../../testing/fixture-house.js';
import { renderApp } from '../../../testing/render-app.js';

const [here] = SESSION.offices;
const offices = [{ ...here!, permissions: [...here!.permissions, 'offices:reference:hand_over'] }];
const TOWN = {
  'GET /v1/sessions/current': () => ({ ...SESSION, offices }),
  'GET /v1/offices': () => ({ items: [OFFICE, { ...OFFICE, code: 'MKS', name: 'Kantor Makassar' }], next: null }),
  'GET /v1/offices/*/setting-changes': () => ({
    items: [
      {
        ...{ id: 'change-1', at: '2026-11-20T03:00:00.000Z', by: 'Rina Wulandari', subject: 'reference_keeper' },
        ...{ subjectId: 'office', change: 'changed', before: null, after: { from: 'JYP', to: 'CTH' } },
      },
    ],
    next: null,
  }),
};

describe('the keeping of the reference data', () => {
  it('is handed over after a question that names both offices', async () => {
    let keeper = { officeCode: 'CTH', officeName: 'Kantor Imigrasi Contoh' };
    const { user, house } = await renderApp('/settings/reference', {
      ...TOWN,
      'GET /v1/reference-keepers/current': () => keeper,
      'POST /v1/offices/*/reference-handovers': () => (keeper = { officeCode: 'MKS', officeName: 'Kantor Makassar' }),
    });
    expect(await screen.findByText('Diserahkan dari JYP ke CTH')).toBeTruthy();
    await user.selectOptions(await screen.findByLabelText('Kepada'), 'MKS');
    await user.click(screen.getByRole('button', { name: 'Serahkan…' }));
    const question = within(await screen.findByRole('dialog', { name: 'Serahkan kepada Kantor Makassar?' }));
    expect(question.getByText(/^Kantor Imigrasi Contoh berhenti mengubah/)).toBeTruthy();
    expect(house.asked.some((one) => one.request.method === 'POST')).toBe(false);
    await user.click(question.getByRole('button', { name: 'Serahkan' }));
    expect(await screen.findByText(/Dijaga Kantor Makassar \(MKS\)/)).toBeTruthy();
    expect(house.asked.find((one) => one.request.method === 'POST')!.at).toContain('MKS');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.queryByLabelText('Kepada')).toBeNull();
  });

  it('stays where it is when the server says so', async () => {
    const { user } = await renderApp('/settings/reference', {
      ...TOWN,
      'POST /v1/offices/*/reference-handovers': () => problem(403, 'reference_kept_elsewhere', 'Dijaga kantor lain'),
    });
    await user.selectOptions(await screen.findByLabelText('Kepada'), 'MKS');
    await user.click(screen.getByRole('button', { name: 'Serahkan…' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Serahkan' }));
    expect(await screen.findByText('Dijaga kantor lain')).toBeTruthy();
  });

  it('is the administrator’s affair: others see who keeps it', async () => {
    await renderApp('/settings/reference');
    expect(await screen.findByText(/Hanya administrator kantor ini/)).toBeTruthy();
    expect(screen.queryByLabelText('Kepada')).toBeNull();
  });
});
