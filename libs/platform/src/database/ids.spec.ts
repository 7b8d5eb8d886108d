import fc from 'fast-check';
import { isId, MAX_OFFICE, newId, officeOf } from './ids.js';
import { checkPublicCode, publicCode } from './public-code.js';

describe('ids', () => {
  it('carry their office, whatever its number', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: MAX_OFFICE }), (office) => officeOf(newId(office)) === office));
  });

  it('are UUIDv7 of this moment and never twice the same', () => {
    const ids = Array.from({ length: 5000 }, () => newId(1));
    expect(new Set(ids).size).toBe(5000);
    const millis = Number.parseInt(ids[0]!.replaceAll('-', '').slice(0, 12), 16);
    expect(Math.abs(Date.now() - millis)).toBeLessThan(2000);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7001-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('refuse offices that do not fit', () => {
    for (const office of [0, -1, 4096, 1.5, Number.NaN]) expect(() => newId(office)).toThrow(RangeError);
  });

  it('are told from other identifiers', () => {
    expect(isId(newId(3))).toBe(true);
    for (const other of ['', 'x', 12, null, newId(3).toUpperCase(), '7f8fe2b5-5b1a-4b0e-9d53-0a3e2a8e1c11'])
      expect(isId(other)).toBe(false);
    expect(() => officeOf('7f8fe2b5-5b1a-4b0e-9d53-0a3e2a8e1c11')).toThrow(RangeError);
  });
});

describe('public codes', () => {
  it('come back from the ways people type them', () => {
    for (let round = 0; round < 200; round++) {
      const code = publicCode('CTH');
      expect(code).toMatch(/^CTH-[0-9A-HJKMNP-TV-Z]{8}-[0-9A-HJKMNP-TV-Z]$/);
      expect(checkPublicCode(code)).toBe(code);
      expect(checkPublicCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code);
      expect(checkPublicCode(code.slice(0, 4) + code.slice(4).replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
    }
  });

  it('show one wrong sign and two swapped neighbours', () => {
    const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    for (let round = 0; round < 100; round++) {
      const code = publicCode('LPB');
      for (let at = 4; at < 12; at++) {
        const wrong = signs[(signs.indexOf(code[at]!) + 1 + (round % 30)) % 32]!;
        expect(checkPublicCode(code.slice(0, at) + wrong + code.slice(at + 1))).toBeUndefined();
        const swapped = code.slice(0, at) + code[at + 1]! + code[at]! + code.slice(at + 2);
        if (at < 11 && swapped !== code) expect(checkPublicCode(swapped)).toBeUndefined();
      }
    }
  });

  it('are not made of anything', () => {
    for (const typed of ['', 'CTH', 'CTH-7K2M9QX', '12345678901', 'CTH-7K2M9QXU-3', 'x'.repeat(400)])
      expect(checkPublicCode(typed)).toBeUndefined();
  });
});
