import { newRecoveryCode, plainRecoveryCode } from './recovery-code.js';

describe('a recovery code', () => {
  it('can be read out and typed in, with or without its dashes, in either case', () => {
    for (let round = 0; round < 200; round++) {
      const code = newRecoveryCode();
      expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}(-[2-9A-HJKMNP-TV-Z]{4}){2}$/);
      const plain = code.replaceAll('-', '');
      for (const typed of [code, code.toLowerCase(), plain, ` ${plain.slice(0, 6)} ${plain.slice(6)} `])
        expect(plainRecoveryCode(typed)).toBe(plain);
    }
  });

  it.each(['', '492039', 'AAAA-AAAA', 'AAAA-AAAA-AAAO', 'AAAA-AAAA-AAAAA', '1'.repeat(12)])('%j is none', (text) =>
    expect(plainRecoveryCode(text)).toBeUndefined(),
  );
});
