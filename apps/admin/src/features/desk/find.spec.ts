import { describe, expect, it } from 'vitest';
import { codeIn, nameFits } from './find.js';

describe('what is typed at the desk', () => {
  it('is a code, however it was dictated', () => {
    for (const typed of ['CTH-7K2M9QXF-Q', 'cth-7k2m9qxf-q', ' CTH 7K2M 9QXF Q ', 'CTH7K2M9QXFQ']) {
      expect([typed, codeIn(typed)?.replaceAll('-', '')]).toEqual([typed, 'CTH7K2M9QXFQ']);
    }
  });
  it('is the text of a QR', () => {
    expect(codeIn('BP1:CTH-7K2M9QXF-Q:4V9N2H0QX7')).toBe('CTH-7K2M9QXF-Q');
  });
  it('is a name otherwise', () => {
    for (const typed of ['Siti', 'Siti Aminah', 'Bambang Sutrisno', '']) expect(codeIn(typed)).toBeUndefined();
  });
});

describe('a name', () => {
  it('is found by the beginning of any of its words', () => {
    expect(nameFits('ami sit', 'Siti Aminah')).toBe(true);
    expect(nameFits('minah', 'Siti Aminah')).toBe(false);
  });
  it('is found behind its mask by first letters and lengths', () => {
    expect(nameFits('siti aminah', 'S*** A****')).toBe(true);
    expect(nameFits('sutrisno', 'S*** A****')).toBe(false);
    expect(nameFits('sutrisno', 'S**** A****')).toBe(true);
    expect(nameFits('siti aminah', 'S*** B****')).toBe(false);
  });
  it('is everyone when nothing is typed', () => {
    expect(nameFits('  ', 'S***')).toBe(true);
  });
});
