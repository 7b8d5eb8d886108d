import type { MessageTemplate } from '@buka-pintu/platform';

const link = `https://layanan.example.go.id/admin/sign-in#invitation=${'x'.repeat(64)}`;
const placeholders = {
  office: {
    meaning: { id: 'Nama kantor', en: 'The office’s name' },
    example: { id: 'Kantor Imigrasi Contoh', en: 'Kantor Imigrasi Contoh' },
  },
  link: {
    meaning: { id: 'Tautan sekali pakai', en: 'The link that works once' },
    example: { id: link, en: link },
    mandatory: true,
  },
};
const channels = ['email'] as const;

/** What officers are written about their account. No name stands in it: an address may be mistyped. */
export const staffLetters: readonly MessageTemplate[] = [
  {
    name: 'identity.invitation',
    about: {
      id: 'Kepada petugas baru: tautan untuk masuk pertama kali.',
      en: 'To a new officer: the link to come in the first time.',
    },
    placeholders,
    channels,
    subject: { id: 'Undangan masuk ke Buka Pintu: {office}', en: 'Your invitation to Buka Pintu: {office}' },
    body: {
      id: 'Anda didaftarkan sebagai petugas {office}. Buka tautan ini, pilih kata sandi, dan tautkan aplikasi autentikator. Berlaku sekali, selama 14 hari: {link}',
      en: 'You were registered as an officer of {office}. Open this link, choose a password and link an authenticator app. It works once, for 14 days: {link}',
    },
  },
  {
    name: 'identity.password_reset',
    about: {
      id: 'Kepada petugas yang lupa kata sandi: tautan untuk memilih yang baru.',
      en: 'To an officer who forgot the password: the link to choose another.',
    },
    placeholders,
    channels,
    subject: { id: 'Kata sandi baru untuk Buka Pintu', en: 'A new password for Buka Pintu' },
    body: {
      id: 'Administrator {office} membuat tautan untuk memilih kata sandi baru. Berlaku sekali, selama 2 hari: {link} Tidak meminta ini? Beri tahu administrator Anda.',
      en: 'The administrator of {office} made a link for you to choose a new password. It works once, for 2 days: {link} Did you not ask for it? Tell your administrator.',
    },
  },
];
