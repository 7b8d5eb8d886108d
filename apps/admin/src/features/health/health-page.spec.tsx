import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SESSION } from '../../../testing/fixture-data.js';
import { renderApp } from '../../../testing/render-app.js';

const as = (permissions: string[]) => ({
  'GET /v1/sessions/current': () => ({ ...SESSION, offices: [{ ...SESSION.offices[0]!, permissions }] }),
  'GET /v1/health-report': () => ({
    release: '0.1.0',
    items: [
      { part: 'backup', state: 'bad', words: { id: 'Belum ada cadangan.', en: 'Nothing is backed up.' } },
      { part: 'ledger', state: 'good', words: { id: 'Catatan kantor ini utuh.', en: 'Sound.' } },
    ],
  }),
});
const backups = (over: object = {}) => ({
  passphraseSetAt: null,
  lastAt: null,
  folder: '/srv/backups',
  keep: 14,
  runs: [],
  ...over,
});

describe('health and backups', () => {
  it('says how the house is, to who may only look', async () => {
    await renderApp('/settings/health', as(['platform:health:read']));
    expect((await screen.findByText('Belum ada cadangan.')).closest('li')!.dataset['state']).toBe('bad');
    expect(screen.queryByRole('button', { name: 'Cadangkan sekarang' })).toBeNull();
  });

  it('makes the passphrase first, shows it once, and then backs up', async () => {
    let state = backups();
    const { user } = await renderApp('/settings/health', {
      ...as(['platform:health:read', 'platform:backups:manage']),
      'GET /v1/backups': () => state,
      'POST /v1/backups/recovery-passphrases': () => {
        state = backups({ passphraseSetAt: '2026-11-23T02:00:00.000Z' });
        return { passphrase: '7K2M9-QXF3A-00BZ4-TR8WN' };
      },
      'POST /v1/backups': () => {
        const startedAt = '2026-11-23T02:01:00.000Z';
        const run = {
          state: 'finished',
          startedAt,
          finishedAt: startedAt,
          fileName: 'a.backup',
          bytes: 2048,
          rows: 9,
          failure: null,
        };
        state = backups({ passphraseSetAt: startedAt, lastAt: startedAt, runs: [run] });
        return { previous: null };
      },
    });
    const now = await screen.findByRole('button', { name: 'Cadangkan sekarang' });
    expect(now.hasAttribute('disabled')).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Buat frasa pemulihan' }));
    expect(await screen.findByText('7K2M9-QXF3A-00BZ4-TR8WN')).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: 'Cadangkan sekarang' }));
    expect(await screen.findByText('2 KB')).toBeTruthy();
    // A second passphrase is not made by a slip.
    await user.click(screen.getByRole('button', { name: 'Buat frasa pemulihan' }));
    expect(await screen.findByRole('button', { name: 'Ya, buat yang baru' })).toBeTruthy();
  });
});
