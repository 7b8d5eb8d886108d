import type { Env } from '../env/index.js';
import { fingerprintOf, InstallationKey, signedBy } from './installation-key.js';

const key = (fill: number): InstallationKey =>
  new InstallationKey({ blindIndexKey: Buffer.alloc(32, fill).toString('base64') } as Env);

describe('the installation’s key', () => {
  it('signs so that whoever has the public key can tell', () => {
    const signature = key(1).sign('export', 'what was read');
    expect(signedBy(key(1).publicKey, 'export', 'what was read', signature)).toBe(true);
    expect(key(1).signed('export', Buffer.from('what was read'), signature)).toBe(true);
  });

  it('is the same in every process and another one in every installation', () => {
    expect(key(1).publicKey).toBe(key(1).publicKey);
    expect(key(1).publicKey).not.toBe(key(2).publicKey);
    expect(fingerprintOf(key(1).publicKey)).toMatch(/^[0-9a-f]{4}( [0-9a-f]{4}){3}$/);
  });

  it('signs one content for one purpose', () => {
    const signature = key(1).sign('export', 'what was read');
    expect(key(1).signed('anchor', 'what was read', signature)).toBe(false);
    expect(key(1).signed('export', 'what was Read', signature)).toBe(false);
    expect(key(2).signed('export', 'what was read', signature)).toBe(false);
    for (const broken of ['', 'x', signature.slice(1), `${signature}AA`.slice(2)])
      expect(key(1).signed('export', 'what was read', broken)).toBe(false);
    expect(signedBy('no key', 'export', 'what was read', signature)).toBe(false);
  });
});
