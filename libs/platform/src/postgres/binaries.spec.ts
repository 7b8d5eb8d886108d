import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresAccount } from './account.js';
import { canRun, installedBinaries, repairLinks } from './binaries.js';

describe('the binaries that npm brought', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'buka-bin-'));
    chmodSync(home, 0o755);
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it('run although install scripts were off and their library links are missing', () => {
    const installed = installedBinaries();
    const copy = { folder: join(home, 'native'), version: installed.version };
    cpSync(installed.folder, copy.folder, { recursive: true, verbatimSymlinks: true });
    const links = JSON.parse(readFileSync(join(copy.folder, 'pg-symlinks.json'), 'utf8')) as { target: string }[];
    for (const { target } of links) rmSync(join(home, target), { force: true });
    const account = postgresAccount();
    expect(canRun(account, copy)).toBe(false);
    expect(repairLinks(copy)).toBe(true);
    expect(canRun(account, copy)).toBe(true);
  });
});
