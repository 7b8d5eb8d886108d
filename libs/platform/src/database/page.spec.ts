import { decodeCursor, encodeCursor, pageFrom } from './page.js';

describe('keyset pages', () => {
  const filter = { state: 'shown', on: undefined, limit: 2, cursor: 'x' };

  it('end with the place where the next one begins', () => {
    const options = { limit: 2, filter, keyOf: (row: number) => [row], view: String };
    const page = pageFrom([1, 2, 3], options);
    expect(page.items).toEqual(['1', '2']);
    expect(decodeCursor({ state: 'shown' }, page.next!)).toEqual([2]);
    expect(pageFrom([1, 2], options).next).toBeNull();
    expect(pageFrom([], options)).toEqual({ items: [], next: null });
  });

  it('hold only with the filters they were made for', () => {
    const cursor = encodeCursor(filter, ['2026-11-23T01:00:00Z', 7, null]);
    expect(decodeCursor(filter, cursor)).toEqual(['2026-11-23T01:00:00Z', 7, null]);
    expect(() => decodeCursor({ state: 'sent' }, cursor)).toThrow(/cursor-invalid/);
  });

  it('refuse what is not a cursor', () => {
    const made = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const broken of ['', 'x', '%%%', made(null), made({}), made([]), made(['x', { a: 1 }])])
      expect(() => decodeCursor(filter, broken)).toThrow(/cursor-invalid/);
    expect(decodeCursor(filter, undefined)).toBeUndefined();
  });
});
