import type { MessageTemplate } from '@buka-pintu/platform';

const channels = ['email'] as const;

/** What officers are told when the ways into their account change: whoever did not do it himself learns of it. */
export const accountLetters: readonly MessageTemplate[] = [
  {
    name: 'identity.password_changed',
    about: { id: 'Kepada petugas setelah kata sandinya diganti.', en: 'To an officer whose password was changed.' },
    placeholders: {},
    channels,
    subject: { id: 'Kata sandi Anda diganti', en: 'Your password was changed' },
    body: {
      id: 'Kata sandi akun Buka Pintu Anda baru saja diganti, dan sesi lain diakhiri. Bukan Anda? Segera hubungi administrator.',
      en: 'The password of your Buka Pintu account was just changed, and other sessions were ended. Was it not you? Call your administrator at once.',
    },
  },
  {
    name: 'identity.password_chosen',
    about: {
      id: 'Kepada petugas yang memilih kata sandi lewat tautan.',
      en: 'To an officer who chose a password by a link.',
    },
    placeholders: {},
    channels,
    subject: { id: 'Kata sandi dipilih dengan tautan', en: 'A password was chosen by a link' },
    body: {
      id: 'Seseorang memakai tautan dari administrator dan memilih kata sandi baru untuk akun Buka Pintu Anda. Sesi lain diakhiri. Bukan Anda? Segera hubungi kepala kantor, bukan hanya administrator.',
      en: 'Somebody used a link of the administrator’s and chose a new password for your Buka Pintu account. Other sessions were ended. Was it not you? Call the head of the office at once, not only the administrator.',
    },
  },
  {
    name: 'identity.sign_in_name_changed',
    about: {
      id: 'Kepada petugas yang alamat atau nomor masuknya diganti.',
      en: 'To an officer whose address or number for signing in was changed.',
    },
    placeholders: {},
    channels,
    subject: { id: 'Surel atau NIP akun Anda diganti', en: 'The address or staff number of your account was changed' },
    body: {
      id: 'Administrator mengganti surel atau NIP untuk masuk ke akun Buka Pintu Anda. Pesan ini dikirim ke alamat yang lama. Tidak tahu-menahu? Segera hubungi kepala kantor.',
      en: 'An administrator changed the e-mail address or staff number of your Buka Pintu account. This message goes to the earlier address. You know nothing of it? Call the head of your office at once.',
    },
  },
  {
    name: 'identity.recovery_code_used',
    about: {
      id: 'Kepada petugas setelah kode pemulihannya dipakai.',
      en: 'To an officer whose recovery code was used.',
    },
    placeholders: {
      left: {
        meaning: { id: 'Sisa kode pemulihan', en: 'Recovery codes that are left' },
        example: { id: '7', en: '7' },
      },
    },
    channels,
    subject: { id: 'Kode pemulihan dipakai', en: 'A recovery code was used' },
    body: {
      id: 'Seseorang masuk ke akun Buka Pintu Anda dengan kode pemulihan. Sisa kode: {left}. Bukan Anda? Segera hubungi administrator.',
      en: 'Somebody signed in to your Buka Pintu account with a recovery code. Codes left: {left}. Was it not you? Call your administrator at once.',
    },
  },
  {
    name: 'identity.second_factor_changed',
    about: {
      id: 'Kepada petugas setelah aplikasi autentikatornya diganti.',
      en: 'To an officer whose authenticator app was replaced.',
    },
    placeholders: {},
    channels,
    subject: { id: 'Aplikasi autentikator diganti', en: 'Another authenticator app was linked' },
    body: {
      id: 'Akun Buka Pintu Anda ditautkan ke aplikasi autentikator lain. Bukan Anda? Segera hubungi administrator.',
      en: 'Another authenticator app was linked to your Buka Pintu account. Was it not you? Call your administrator at once.',
    },
  },
  {
    name: 'identity.passkey_added',
    about: { id: 'Kepada petugas setelah kunci sandi ditambahkan.', en: 'To an officer whose account got a passkey.' },
    placeholders: {},
    channels,
    subject: { id: 'Kunci sandi ditambahkan', en: 'A passkey was added' },
    body: {
      id: 'Sebuah kunci sandi (passkey) ditambahkan ke akun Buka Pintu Anda: dengan itu orang masuk tanpa kata sandi. Bukan Anda? Segera hubungi administrator.',
      en: 'A passkey was added to your Buka Pintu account: with it one signs in without the password. Was it not you? Call your administrator at once.',
    },
  },
  {
    name: 'identity.passkey_removed',
    about: {
      id: 'Kepada petugas setelah kunci sandi dihapus.',
      en: 'To an officer one of whose passkeys was removed.',
    },
    placeholders: {},
    channels,
    subject: { id: 'Kunci sandi dihapus', en: 'A passkey was removed' },
    body: {
      id: 'Sebuah kunci sandi (passkey) dihapus dari akun Buka Pintu Anda. Bukan Anda? Segera hubungi administrator.',
      en: 'A passkey was removed from your Buka Pintu account. Was it not you? Call your administrator at once.',
    },
  },
  {
    name: 'identity.passkey_copied',
    about: {
      id: 'Kepada petugas yang kunci sandinya mungkin disalin.',
      en: 'To an officer whose passkey may have been copied.',
    },
    placeholders: {},
    channels,
    subject: { id: 'Kunci sandi mungkin disalin', en: 'A passkey may have been copied' },
    body: {
      id: 'Kunci sandi (passkey) Anda dipakai dengan hitungan yang mundur, seperti salinannya. Masuk ditolak. Hapus kunci itu di Akun saya, dan hubungi administrator.',
      en: 'Your passkey was shown with a count that went backwards, as a copy of it would. The sign-in was refused. Remove it in My account, and call your administrator.',
    },
  },
];
