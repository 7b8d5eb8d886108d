import type { MessageTemplate } from '@buka-pintu/platform';

const channels = ['email'] as const;

/** What officers are told when the ways into their account change: whoever did not do it himself learns of it. */
export const accountLetters: readonly MessageTemplate[] = [
  {
    name: 'identity.password_changed',
    channels,
    subject: { id: 'Kata sandi Anda diganti', en: 'Your password was changed' },
    body: {
      id: 'Kata sandi akun Buka Pintu Anda baru saja diganti, dan sesi lain diakhiri. Bukan Anda? Segera hubungi administrator.',
      en: 'The password of your Buka Pintu account was just changed, and other sessions were ended. Was it not you? Call your administrator at once.',
    },
  },
  {
    name: 'identity.recovery_code_used',
    channels,
    subject: { id: 'Kode pemulihan dipakai', en: 'A recovery code was used' },
    body: {
      id: 'Seseorang masuk ke akun Buka Pintu Anda dengan kode pemulihan. Sisa kode: {left}. Bukan Anda? Segera hubungi administrator.',
      en: 'Somebody signed in to your Buka Pintu account with a recovery code. Codes left: {left}. Was it not you? Call your administrator at once.',
    },
  },
  {
    name: 'identity.second_factor_changed',
    channels,
    subject: { id: 'Aplikasi autentikator diganti', en: 'Another authenticator app was linked' },
    body: {
      id: 'Akun Buka Pintu Anda ditautkan ke aplikasi autentikator lain. Bukan Anda? Segera hubungi administrator.',
      en: 'Another authenticator app was linked to your Buka Pintu account. Was it not you? Call your administrator at once.',
    },
  },
];
