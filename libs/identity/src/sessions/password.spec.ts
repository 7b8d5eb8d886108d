import { isWeak } from './password.js';

describe('new passwords', () => {
  const own = ['Sari Wulandari', 'sari.wulandari@contoh.example', '198701012010012001'];

  it.each([
    'password1234',
    'aaaaaaaaaaaaaa',
    'SariWulandari2026',
    'bukapintu2026!',
    '198701012010012001',
    'Imigrasi-Indonesia-1',
    'abababababab',
  ])('%s is too easy', (password) => expect(isWeak(password, own)).toBe(true));

  it.each(['kuda laut menari pelan', 'Xk3#vPq9!mZt2', 'tujuh becak di hujan', '83920175640283'])(
    '%s will do',
    (password) => expect(isWeak(password, own)).toBe(false),
  );
});
