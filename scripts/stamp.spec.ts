import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprint, unlessStamped } from './stamp.mjs';

describe('the stamp of a build', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'buka-stamp-'));
    mkdirSync(join(root, 'src', 'deep'), { recursive: true });
    writeFileSync(join(root, 'src', 'deep', 'a.ts'), 'one');
    writeFileSync(join(root, 'lock.json'), '{}');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const print = (...facts: string[]): string => fingerprint(root, ['src', 'lock.json', 'absent'], facts);

  it('changes with a content, a name, a new file and a fact', () => {
    const seen = new Set([print()]);
    const changed = (): boolean => seen.size < seen.add(print()).size;
    writeFileSync(join(root, 'src', 'deep', 'a.ts'), 'two');
    expect(changed()).toBe(true);
    writeFileSync(join(root, 'src', 'b.ts'), '');
    expect(changed()).toBe(true);
    rmSync(join(root, 'src', 'b.ts'));
    writeFileSync(join(root, 'src', 'c.ts'), '');
    expect(changed()).toBe(true);
    expect(print('v24')).not.toBe(print('v25'));
  });

  it('does not change with tests, packages or built files', () => {
    const before = print();
    for (const folder of ['node_modules', 'dist']) {
      mkdirSync(join(root, 'src', folder));
      writeFileSync(join(root, 'src', folder, 'x.js'), 'x');
    }
    writeFileSync(join(root, 'src', 'a.spec.ts'), 'x');
    writeFileSync(join(root, 'src', 'a.it.ts'), 'x');
    expect(print()).toBe(before);
  });

  it('lets the work be done once, and again only after it failed or something changed', async () => {
    const stamp = join(root, 'dist', 'server.stamp');
    let done = 0;
    const work = (): void => void done++;
    await expect(
      unlessStamped(stamp, 'a', () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await unlessStamped(stamp, 'a', work)).toBe(true);
    expect(await unlessStamped(stamp, 'a', work)).toBe(false);
    expect(await unlessStamped(stamp, 'b', work)).toBe(true);
    expect(done).toBe(2);
    expect(readFileSync(stamp, 'utf8')).toBe('b\n');
  });
});
