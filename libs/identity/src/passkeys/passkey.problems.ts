import { defineProblems } from '@buka-pintu/platform';

export const passkeyProblems = defineProblems('identity', {
  passkeyUnavailable: {
    slug: 'passkey-unavailable',
    status: 409,
    title: { id: 'Kunci sandi tidak dapat dipakai di alamat ini', en: 'Passkeys do not work at this address' },
    detail: {
      id: 'Peramban mengikat kunci sandi ke nama komputer lewat HTTPS, bukan ke angka alamat IP. Buka {instead}, atau masuk dengan kata sandi.',
      en: 'Browsers tie a passkey to a host name over HTTPS, not to an IP address. Open {instead}, or sign in with the password.',
    },
    advice: {
      id: 'Beri server nama (TLS_NAMES, atau PUBLIC_ORIGIN di belakang proksi) dan bagikan alamat dengan nama itu kepada petugas.',
      en: 'Give the server a name (TLS_NAMES, or PUBLIC_ORIGIN behind a proxy) and give officers the address with that name.',
    },
  },
  passkeyOver: {
    slug: 'passkey-over',
    status: 422,
    title: { id: 'Permintaan kunci sandi sudah lewat', en: 'The request for the passkey is over' },
    detail: {
      id: 'Jawaban berlaku sekali, sepuluh menit, di peramban yang memintanya. Coba sekali lagi.',
      en: 'An answer counts once, within ten minutes, in the browser that asked for it. Try again.',
    },
  },
  passkeyElsewhere: {
    slug: 'passkey-elsewhere',
    status: 403,
    title: { id: 'Kunci sandi dijawab untuk situs lain', en: 'The passkey was answered for another site' },
    detail: {
      id: 'Halaman yang meminta kunci sandi bukan halaman kami. Buka alamat kantor sendiri, dan beri tahu administrator.',
      en: 'The page that asked for the passkey is none of ours. Open the address of the office yourself, and tell your administrator.',
    },
  },
  passkeyRefused: {
    slug: 'passkey-refused',
    status: 401,
    title: { id: 'Kunci sandi tidak diterima', en: 'The passkey was not accepted' },
    detail: {
      id: 'Kunci sandi tidak dikenal, sudah dihapus, atau petugasnya tidak dapat masuk sekarang. Masuk dengan kata sandi, atau minta administrator.',
      en: 'The passkey is unknown or was removed, or its officer may not sign in now. Sign in with the password, or ask your administrator.',
    },
    advice: {
      id: 'Jawabannya sama untuk kunci yang tidak dikenal, tanda tangan yang salah, dan petugas yang dinonaktifkan.',
      en: 'The answer is the same for an unknown passkey, a wrong signature and a suspended officer.',
    },
  },
  passkeyCopied: {
    slug: 'passkey-copied',
    status: 401,
    title: { id: 'Kunci sandi mungkin disalin', en: 'The passkey may have been copied' },
    detail: {
      id: 'Hitungan kunci ini mundur, seperti salinannya. Masuk dengan kata sandi, hapus kunci itu di Akun saya, dan beri tahu administrator.',
      en: 'Its count went backwards, as that of a copy would. Sign in with the password, remove it in My account, and tell your administrator.',
    },
  },
  passkeyUnfit: {
    slug: 'passkey-unfit',
    status: 422,
    title: { id: 'Kunci sandi tidak dapat ditambahkan', en: 'The passkey can not be added' },
    detail: {
      id: 'Perangkat harus meminta PIN, jari, atau wajah, dan menyimpan kunci itu sendiri. Coba perangkat lain atau pasang kunci layar dahulu.',
      en: 'The device must ask for a PIN, finger or face and keep the key itself. Try another device, or set up its screen lock first.',
    },
  },
  passkeyKnown: {
    slug: 'passkey-known',
    status: 409,
    title: { id: 'Kunci sandi ini sudah ada', en: 'This passkey is there already' },
    detail: {
      id: 'Perangkat ini sudah dapat masuk ke akun Anda.',
      en: 'This device can sign in to your account already.',
    },
    constraint: 'passkey_credential_uq',
  },
  passkeysTooMany: {
    slug: 'passkeys-too-many',
    status: 409,
    title: { id: 'Terlalu banyak kunci sandi', en: 'Too many passkeys' },
    detail: {
      id: 'Paling banyak {most}. Hapus yang tidak dipakai lagi.',
      en: 'At most {most}. Remove one that is not used any more.',
    },
  },
});
