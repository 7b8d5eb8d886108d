import { plainName, plainSignInName } from './plain-name.js';

describe('a name', () => {
  it.each([
    ['  Dewi \t Kartika\n', 'Dewi Kartika'],
    ['Ｄｅｗｉ', 'Dewi'],
    ['Dewi\u202Eakitrak\u202C', 'Dewiakitrak'],
    ['De\u0000wi\u200B\u0007', 'Dewi'],
    ['Ni Luh Ayu, S.H.', 'Ni Luh Ayu, S.H.'],
  ])('%j is kept as %j', (typed, kept) => expect(plainName(typed)).toBe(kept));
});

describe('what one signs in by', () => {
  it.each([
    [' Dewi@Kantor.Example ', 'dewi@kantor.example'],
    ['ｄｅｗｉ@kantor.example', 'dewi@kantor.example'],
    ['19900517 201503 2 002', '199005172015032002'],
  ])('%j is %j', (typed, plain) => expect(plainSignInName(typed)).toBe(plain));
});
