import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Env, InstallationKey } from '@buka-pintu/platform';
import { verifyFile } from './verify-file.js';

const key = new InstallationKey({ blindIndexKey: Buffer.alloc(32, 3).toString('base64') } as Env);
const folder = mkdtempSync(join(tmpdir(), 'buka-signed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'access-2026-03-01-2026-03-31.json');
const write = (content: string, purpose = 'access-log-export') => {
  writeFileSync(file, content);
  const signature = key.sign(purpose, '{"lines":[]}');
  writeFileSync(`${file}.sig`, JSON.stringify({ purpose: 'access-log-export', publicKey: key.publicKey, signature }));
};

describe('a signed file', () => {
  it('is known again, by its own key and by one from elsewhere', () => {
    write('{"lines":[]}');
    expect(verifyFile(file, undefined)).toContain(key.fingerprint);
    expect(verifyFile(file, key.publicKey)).toContain('this installation signed');
  });

  it('is refused when it was changed, signed for something else, or by somebody else', () => {
    write('{"lines":[1]}');
    expect(() => verifyFile(file, undefined)).toThrow('NOT what was signed');
    write('{"lines":[]}', 'ledger-anchor');
    expect(() => verifyFile(file, undefined)).toThrow('NOT what was signed');
    write('{"lines":[]}');
    expect(() => verifyFile(file, 'another')).toThrow('another installation');
    expect(() => verifyFile(join(folder, 'nothing'), undefined)).toThrow("can't be read");
  });
});
