import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InstallLock } from './install-lock.js';

const say = (): void => undefined;

describe('the lock of an install', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'buka-lock-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('is kept by one process and free after it', async () => {
    const lock = await InstallLock.take(dataDir, say);
    await expect(InstallLock.take(dataDir, say, 0)).rejects.toThrow(
      `This install is already running (process ${process.pid})`,
    );
    lock.release();
    (await InstallLock.take(dataDir, say, 0)).release();
    expect(existsSync(join(dataDir, 'running.lock'))).toBe(false);
  });

  it.each([
    ['a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '1' })],
    ['a number that another process has now', JSON.stringify({ pid: process.pid, startedAt: 'long ago' })],
    ['a crash in the middle of writing', '{"pid":'],
  ])('opens by itself after %s', async (_, text) => {
    writeFileSync(join(dataDir, 'running.lock'), text);
    (await InstallLock.take(dataDir, say, 0)).release();
  });

  it('goes to one of many that find it dead at once', async () => {
    writeFileSync(join(dataDir, 'running.lock'), '{"pid":4194305,"startedAt":"1"}');
    const takes = await Promise.allSettled(Array.from({ length: 8 }, () => InstallLock.take(dataDir, say, 0)));
    expect(takes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
