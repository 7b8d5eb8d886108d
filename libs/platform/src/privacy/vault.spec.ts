import type { Env } from '../env/index.js';
import { mask } from './mask.js';
import { Vault } from './vault.js';

const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const vault = (dataKeys: string, blind = 9): Vault => new Vault({ dataKeys, blindIndexKey: key(blind) } as Env);

describe('the vault', () => {
  const one = vault(`v1:${key(1)}`);

  it('opens what it sealed, in its place only', () => {
    const sealed = one.seal('Siti Aminah', 'booking.name:1');
    expect(one.open(sealed, 'booking.name:1')).toBe('Siti Aminah');
    expect(sealed.includes('Siti')).toBe(false);
    expect(() => one.open(sealed, 'booking.name:2')).toThrow();
  });

  it('never seals the same way twice', () => {
    expect(one.seal('a', 'x').equals(one.seal('a', 'x'))).toBe(false);
  });

  it('notices every changed byte', () => {
    const sealed = one.seal('Siti', 'x');
    for (let at = 0; at < sealed.length; at++) {
      const altered = Buffer.from(sealed);
      altered[at]! ^= 1;
      expect(() => one.open(altered, 'x')).toThrow();
    }
    expect(() => one.open(sealed.subarray(0, 12), 'x')).toThrow('Not a sealed value');
  });

  it('seals with the last key and opens with every one it holds', () => {
    const both = vault(`v1:${key(1)},v2:${key(2)}`);
    expect(both.open(one.seal('old', 'x'), 'x')).toBe('old');
    expect(() => one.open(both.seal('new', 'x'), 'x')).toThrow('No data key of version 2');
  });

  it('blinds equal values equally, one purpose at a time, under its own key', () => {
    expect(one.blind('nik', '1')).toEqual(vault(`v5:${key(5)}`).blind('nik', '1'));
    expect(one.blind('nik', '1')).toHaveLength(32);
    expect(one.blind('nik', '1')).not.toEqual(one.blind('phone', '1'));
    expect(one.blind('nik', '1')).not.toEqual(vault(`v1:${key(1)}`, 8).blind('nik', '1'));
  });
});

describe('mask', () => {
  it('keeps what recognises and hides what copies', () => {
    expect(mask.name('Siti Aminah')).toBe('S*** A****');
    expect(mask.document('9901015704900012')).toBe('************0012');
    expect(mask.phone('+6281234567890')).toBe('**********7890');
    expect(mask.email('siti@example.org')).toBe('s***@example.org');
    expect([mask.document('123'), mask.email('x'), mask.name('')]).toEqual(['***', '*', '']);
  });
});
