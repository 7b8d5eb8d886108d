import { generateSync } from 'otplib';
import { newSecondFactor, otpauthUri, stepOf } from './second-factor.js';

describe('the second factor', () => {
  const secret = newSecondFactor();
  const at = new Date('2026-11-23T01:00:07Z');
  const epoch = at.getTime() / 1000;
  const codeAt = (seconds: number) => generateSync({ secret, epoch: epoch + seconds });

  it('names the step of a code, with one step of drift', () => {
    const step = Math.floor(epoch / 30);
    expect(stepOf(secret, codeAt(0), at)).toBe(step);
    expect(stepOf(secret, codeAt(-30), at)).toBe(step - 1);
    expect(stepOf(secret, codeAt(30), at)).toBe(step + 1);
    expect(stepOf(secret, codeAt(-60), at)).toBeUndefined();
    expect(stepOf(secret, codeAt(60), at)).toBeUndefined();
  });

  it('agrees with RFC 6238', () => {
    const rfc = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    expect(stepOf(rfc, '287082', new Date(59_000))).toBe(1);
    expect(stepOf(rfc, '081804', new Date(1_111_111_109_000))).toBe(37_037_036);
  });

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '12 456'])('refuses %j without a fuss', (code) => {
    expect(stepOf(secret, code, at)).toBeUndefined();
  });

  it('is handed over as apps expect it', () => {
    expect(otpauthUri(secret, 'sari@contoh.example')).toBe(
      `otpauth://totp/Buka%20Pintu:sari%40contoh.example?secret=${secret}&issuer=Buka%20Pintu`,
    );
  });
});
