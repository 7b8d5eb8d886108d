import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leaveDemo } from './leave-demo.js';
import { openInstall } from './open-install.js';

describe('a start that can not go on', () => {
  let dataDir: string;
  let squatter: Server;
  const before = { ...process.env };
  const say = (): void => undefined;

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'buka-open-'));
    squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    Object.assign(process.env, { NODE_ENV: 'test', DATA_DIR: dataDir });
    for (const name of ['DATABASE_URL', 'PORT']) delete process.env[name];
  });
  afterEach(() => {
    squatter.close();
    process.env = { ...before };
    rmSync(dataDir, { recursive: true, force: true });
  });
  const port = (): number => (squatter.address() as AddressInfo).port;

  it('says what to set when the port is taken, and takes no other one', async () => {
    process.env['PORT'] = String(port());
    await expect(openInstall([], say, true)).rejects.toThrow(
      new RegExp(`^PORT ${port()} on 127.0.0.1 is not free.*for example PORT=${port() + 1} npm start`),
    );
    // It left nothing behind that would hold up the next start.
    await expect(openInstall([], say, true)).rejects.toThrow(/^PORT/);
  });

  it('says so when DATABASE_URL leads nowhere', async () => {
    process.env['DATABASE_URL'] = 'postgres://a:secret@127.0.0.1:1/b';
    const start = openInstall([], say, true);
    await expect(start).rejects.toThrow(/^DATABASE_URL can't be reached/);
    await expect(start).rejects.not.toThrow(/secret/);
  });

  it('wants a database of its own for a worker of its own', async () => {
    await expect(openInstall([], say, false)).rejects.toThrow(/worker needs DATABASE_URL/);
  });

  it('does not leave the demo without being told what that means', async () => {
    await expect(leaveDemo([], say)).rejects.toThrow(/deletes everything in this install.*\n.*--delete-the-demo/);
  });
});
