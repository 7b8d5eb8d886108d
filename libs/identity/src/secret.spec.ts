import { apiKey, capabilityToken, sessionCookie, visitToken } from './secret.js';

const ID = '01935a00-0000-7001-8000-0123456789ab';

describe('secrets on the wire', () => {
  it('come back as the id and the hash that the row keeps', () => {
    for (const kind of [sessionCookie, capabilityToken, apiKey]) {
      const { text, hash } = kind.issue(ID);
      expect(kind.read(text)).toMatchObject({ id: ID, hash });
    }
    expect(apiKey.issue(ID).text).toMatch(/^bpk_live_01935a000000700180000123456789ab_[\w-]{43}$/);
    expect(capabilityToken.issue(ID).text).toMatch(/^bpc_[\w-]{43}$/);
  });

  it('are never the same twice', () => {
    expect(new Set(Array.from({ length: 500 }, () => capabilityToken.issue(ID).text)).size).toBe(500);
  });

  it('change their hash with any character of the secret', () => {
    const { text, hash } = apiKey.issue(ID);
    const at = text.length - 20;
    const other = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
    expect(apiKey.read(other)?.hash.equals(hash)).toBe(false);
  });

  it('have one spelling: no other last character means the same', () => {
    for (const kind of [capabilityToken, visitToken, apiKey]) {
      const { text, hash } = kind.issue(ID);
      const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
      const meant = [...alphabet].filter((last) => kind.read(text.slice(0, -1) + last)?.hash.equals(hash));
      expect(meant).toEqual([text.at(-1)]);
    }
  });

  it.each([
    '',
    'bpk_live_',
    'bpc_',
    'bpk_live_01935a00-0000-7001-8000-0123456789ab_x',
    `bpc_${'a'.repeat(42)}`,
    `bpc_${'a'.repeat(44)}`,
    `bpk_prod_${'0'.repeat(32)}_${'a'.repeat(43)}`,
    `bpc_${'a'.repeat(42)}=`,
    `${'a'.repeat(63)} `,
    '\0',
  ])('%j is none of them', (text) => {
    expect(sessionCookie.read(text)).toBeUndefined();
    expect(apiKey.read(text)).toBeUndefined();
    expect(capabilityToken.read(text)).toBeUndefined();
  });
});
