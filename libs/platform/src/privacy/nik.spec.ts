import { inventedNik, isInventedNik, nikFaults } from './nik.js';

const codes = (nik: string, birthOn = '1990-04-17', invented = false) =>
  nikFaults(nik, birthOn, invented).map(({ code }) => code);

describe('a NIK', () => {
  it('agrees with the birth date, of men and of women', () => {
    expect(codes('3174091704900001')).toEqual([]);
    expect(codes('3174095704900001')).toEqual([]);
    expect(codes('3174095704900001', '1990-04-18')).toEqual(['nik_birth_differs']);
    expect(codes('3174095704900001', '1991-04-17')).toEqual(['nik_birth_differs']);
    // The number does not say which century: a child and its great-grandmother may share the digits.
    expect(codes('3174095704250001', '2025-04-17')).toEqual([]);
    expect(codes('3174095704250001', '1925-04-17')).toEqual([]);
    expect(codes('3174096902000001', '2000-02-29')).toEqual([]);
    expect(codes('3174097112990001', '1999-12-31')).toEqual([]);
  });

  it.each([
    ['0174091704900001', 'nik_region'],
    ['2074091704900001', 'nik_region'],
    ['9874091704900001', 'nik_region'],
    ['3100091704900001', 'nik_region'],
    ['3174001704900001', 'nik_region'],
    ['3174090004900001', 'nik_birth'],
    ['3174093204900001', 'nik_birth'],
    ['3174094004900001', 'nik_birth'],
    ['3174097204900001', 'nik_birth'],
    ['3174093104900001', 'nik_birth'],
    ['3174093002900001', 'nik_birth'],
    ['3174091700900001', 'nik_birth'],
    ['3174091713900001', 'nik_birth'],
    ['3174091704900000', 'nik_serial'],
  ])('can not be %s: %s', (nik, code) => expect(codes(nik)).toEqual([code]));

  it('knows the provinces that Papua was divided into', () => {
    for (const province of [91, 92, 93, 94, 95, 96]) expect(codes(`${province}01011704900001`)).toEqual([]);
  });

  it('of somebody who does not exist is welcome where things are tried out, and right in all its parts', () => {
    const nik = inventedNik(11, '1990-04-17');
    expect(nik).toBe('9901015704900012');
    expect(isInventedNik(nik)).toBe(true);
    expect(codes(nik, '1990-04-17', true)).toEqual([]);
    expect(codes(nik)).toEqual(['nik_invented']);
    expect(codes(nik, '1990-04-18', true)).toEqual(['nik_birth_differs']);
    expect(codes(inventedNik(97_999_999, '2000-12-31', false), '2000-12-31', true)).toEqual([]);
  });

  it('is another one for each index', () => {
    const some = [0, 1, 9998, 9999, 10_000, 989_900, 989_901, 97_999_999];
    expect(new Set(some.map((index) => inventedNik(index))).size).toBe(some.length);
  });
});
