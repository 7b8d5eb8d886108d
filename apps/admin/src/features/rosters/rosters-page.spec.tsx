import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SESSION } from '../../../testing/fixture-data.js';
import { problem } from '../../../testing/fixture-house.js';
import { ROSTER } from '../../../testing/fixture-rosters.js';
import { renderApp } from '../../../testing/render-app.js';
import { pastedPeople } from './pasted-people.js';

describe('names pasted out of a spreadsheet', () => {
  it('are read with tabs, semicolons or commas, a head left out, and what is wrong named by its line', () => {
    const text = [
      'Nama\tNIK\tTanggal lahir',
      "Made Ayu\t'9901 0157 0490 0012\t17/04/1990",
      'Wayan\tX1234567\t1-2-1980\tau',
      '',
      'Ketut\t990101\t17/04/1990',
      'Nyoman\t9901015704900012\t31/02/1990',
      '123\t9901015704900012\t17/04/1990',
      'Putu',
    ].join('\r\n');
    expect(pastedPeople(text)).toEqual({
      people: [
        {
          name: 'Made Ayu',
          documentKind: 'nik',
          documentNumber: '9901015704900012',
          country: 'ID',
          birthOn: '1990-04-17',
        },
        { name: 'Wayan', documentKind: 'passport', documentNumber: 'X1234567', country: 'AU', birthOn: '1980-02-01' },
      ],
      wrong: [
        { line: 5, why: 'document' },
        { line: 6, why: 'birth' },
        { line: 7, why: 'name' },
        { line: 8, why: 'cells' },
      ],
    });
  });
});

describe('group visits', () => {
  it('show what stands against a name, and reserve the seats of a day once it is agreed on', async () => {
    const { house, user } = await renderApp('/rosters?open=roster-1', {
      'POST /v1/queue/rosters/*/agreements': () => ({ ...ROSTER, state: 'reserved' }),
    });
    const people = await screen.findByRole('table', { name: 'Orang dalam rombongan' });
    expect(within(people).getByText('Sudah punya janji temu')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Sepakati/ }));
    await waitFor(() => expect(house.asked.some(({ request }) => request.url.includes('agreements'))).toBe(true));
    const sent = house.asked.find(({ request }) => request.url.includes('agreements'))!;
    expect(sent.body).toEqual({ servicePointId: 'point-1', on: '2026-12-08' });
    expect(sent.request.headers.get('If-Match')).toBe('"2"');
  });

  it('say why the seats can’t be had', async () => {
    const { user } = await renderApp('/rosters?open=roster-1', {
      'POST /v1/queue/rosters/*/agreements': () => problem(409, 'roster_conflicts', 'Ada yang sudah punya janji temu'),
    });
    await user.click(await screen.findByRole('button', { name: /^Sepakati/ }));
    await screen.findByText('Ada yang sudah punya janji temu');
  });

  it('ask for a reason before one is declined', async () => {
    const { house, user } = await renderApp('/rosters?open=roster-1', {
      'POST /v1/queue/rosters/*/declines': () => ({ ...ROSTER, state: 'declined' }),
    });
    await user.click(await screen.findByRole('button', { name: 'Tolak permohonan' }));
    const dialog = await screen.findByRole('dialog');
    const confirm = within(dialog).getByRole('button', { name: 'Tolak permohonan' });
    expect(confirm.hasAttribute('disabled')).toBe(true);
    await user.type(within(dialog).getByLabelText(/Alasan/), 'Kendaraan rusak');
    await user.click(confirm);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(house.asked.find(({ request }) => request.url.includes('declines'))!.body).toEqual({
      reason: 'Kendaraan rusak',
    });
  });

  it('begin with a letter and its names', async () => {
    const { user } = await renderApp('/rosters');
    await user.click(await screen.findByRole('button', { name: 'Catat surat permohonan' }));
    await user.click(await screen.findByLabelText('Nama-nama'));
    await user.paste('Made Ayu;9901015704900012;17/04/1990\nKetut;12;1/1/1990');
    await screen.findByText('1 orang terbaca');
    expect(screen.getByText('Baris 2: bukan NIK atau paspor.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Catat permohonan' }).hasAttribute('disabled')).toBe(true);
  });

  it('are for who may see them, and say so when there are none', async () => {
    await renderApp('/rosters', { 'GET /v1/queue/rosters': () => ({ items: [], next: null }) });
    await screen.findByText('Belum ada permohonan rombongan.');
  });

  it('are closed to others', async () => {
    const office = { ...SESSION.offices[0]!, permissions: ['queue:slots:read'] };
    await renderApp('/rosters', { 'GET /v1/sessions/current': () => ({ ...SESSION, offices: [office] }) });
    await screen.findByText(/queue:rosters:read/);
  });
});
