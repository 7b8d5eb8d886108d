import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SESSION } from '../../../testing/fixture-data.js';
import { problem } from '../../../testing/fixture-house.js';
import { renderApp } from '../../../testing/render-app.js';

const head = {
  'GET /v1/sessions/current': () => ({
    ...SESSION,
    offices: [{ ...SESSION.offices[0]!, roles: ['head'], permissions: ['identity:approvers:manage'] }],
  }),
};
const APPROVER = {
  id: 'approver-1',
  forOfficeCode: 'CTH',
  officeCode: 'MLI',
  officer: { id: 'staff-9', name: 'Yohana Wenda' },
  role: null,
  permissions: ['offices:closures:manage'],
  fromOn: '2026-11-23',
  untilOn: '2026-12-31',
  documentNumber: 'W8-1',
  state: 'in_force',
  madeAt: '2026-11-20T01:00:00.000Z',
  endedAt: null,
  actions: ['end'],
};
const offered = ['offices:closures:manage'];

describe('approvers from another office', () => {
  it('are shown with their office and taken back after a question that names them', async () => {
    let items: object[] = [APPROVER];
    const { user } = await renderApp('/settings/approvers', {
      ...head,
      'GET /v1/approvers': () => ({ items, offered }),
      'POST /v1/approvers/*/ends': () => {
        items = [{ ...APPROVER, state: 'ended', actions: [] }];
        return items[0];
      },
    });
    expect(await screen.findByText('Yohana Wenda (MLI)')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Akhiri wewenang Yohana Wenda' }));
    const question = await screen.findByRole('dialog', { name: 'Akhiri wewenang Yohana Wenda?' });
    await user.click(within(question).getByRole('button', { name: 'Akhiri' }));
    expect(await screen.findByText('diakhiri')).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('are named with what the server says when they can’t be', async () => {
    const { house, user } = await renderApp('/settings/approvers', {
      ...head,
      'GET /v1/approvers': () => ({ items: [], offered }),
      'POST /v1/approvers': () => problem(409, 'approver_unfit', 'Tidak dapat menjadi penyetuju'),
    });
    expect(await screen.findByText('Belum ada penyetuju dari kantor lain.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Tunjuk penyetuju' }));
    await screen.findByRole('heading', { name: 'Tunjuk penyetuju' });
    const part = document.querySelector<HTMLElement>('main form')!;
    await user.click(within(part).getByRole('button', { name: 'Tunjuk penyetuju' }));
    expect(within(part).getAllByText('Wajib diisi.').length).toBeGreaterThan(0);
    expect(house.asked.some(({ request }) => request.method === 'POST')).toBe(false);
    await user.type(within(part).getByLabelText(/Surel atau NIP/), 'yohana@kantor.example');
    await user.type(within(part).getByLabelText('Mulai'), '23/11/2026');
    await user.type(within(part).getByLabelText('Sampai'), '31/12/2026');
    await user.type(within(part).getByLabelText(/Nomor/), 'W8-1');
    await user.click(within(part).getByRole('button', { name: 'Tunjuk penyetuju' }));
    expect(await screen.findByText('Tidak dapat menjadi penyetuju')).toBeTruthy();
    const asked = house.asked.find(({ request }) => request.method === 'POST')!;
    expect(asked.body).toMatchObject({
      signInName: 'yohana@kantor.example',
      permissions: offered,
      fromOn: '2026-11-23',
    });
  });
});
