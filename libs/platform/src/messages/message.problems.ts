import { defineProblems } from '../http/problem.js';

export const messageProblems = defineProblems('platform', {
  testAddressMissing: {
    slug: 'test-address-missing',
    status: 422,
    title: { id: 'Kirim ke mana?', en: 'Where to?' },
    detail: {
      id: 'Akun Anda tidak punya alamat untuk saluran ini. Isi alamat atau nomor tujuan di "to".',
      en: 'Your account has no address for this channel. Name an address or number in "to".',
    },
  },
});
