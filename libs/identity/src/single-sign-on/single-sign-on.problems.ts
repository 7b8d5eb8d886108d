import { defineProblems } from '@buka-pintu/platform';

export const singleSignOnProblems = defineProblems('identity', {
  refused: {
    slug: 'single-sign-on-refused',
    status: 422,
    title: { id: 'Jawaban penyedia identitas ditolak', en: 'The identity provider’s answer was refused' },
    detail: {
      id: 'Masuk sekali lagi dari awal. Jika tetap ditolak, beri tahu administrator: sebabnya ada di catatan server.',
      en: 'Sign in once more from the start. If it is refused again, tell the administrator: the log says why.',
    },
    advice: {
      id: 'Penerbit, tujuan, tanda tangan, masa berlaku, dan nonce diperiksa; yang tidak cocok tidak pernah diterima.',
      en: 'Issuer, audience, signature, expiry and nonce are checked; what does not fit is never accepted.',
    },
  },
  over: {
    slug: 'single-sign-on-over',
    status: 422,
    title: { id: 'Upaya masuk ini sudah berakhir', en: 'This sign-in is over' },
    detail: {
      id: 'Upaya masuk hanya berlaku sekali dan 10 menit. Tekan tombolnya sekali lagi.',
      en: 'A sign-in works once and for ten minutes. Press the button again.',
    },
  },
  unavailable: {
    slug: 'single-sign-on-unavailable',
    status: 503,
    title: { id: 'Penyedia identitas tidak menjawab', en: 'The identity provider does not answer' },
    detail: {
      id: 'Coba lagi sebentar, atau masuk dengan kata sandi.',
      en: 'Try again in a moment, or sign in with a password.',
    },
  },
  unknownOfficer: {
    slug: 'officer-unknown',
    status: 403,
    title: { id: 'Akun ini belum terdaftar', en: 'This account is not registered' },
    detail: {
      id: 'Penyedia identitas mengenal Anda, tetapi kantor belum mendaftarkan Anda di sini. Hubungi administrator kantor.',
      en: 'The identity provider knows you, but no office has registered you here. Ask your office’s administrator.',
    },
  },
  emailUnverified: {
    slug: 'email-unverified',
    status: 403,
    title: { id: 'Surel belum dipastikan', en: 'The e-mail address is not verified' },
    detail: {
      id: 'Pastikan dahulu alamat surel Anda pada penyedia identitas.',
      en: 'Verify your e-mail address with the identity provider first.',
    },
  },
  issuerInsecure: {
    slug: 'issuer-insecure',
    status: 400,
    title: { id: 'Penerbit harus memakai HTTPS', en: 'The issuer must use HTTPS' },
    detail: {
      id: 'Tulis alamat https:// penyedia identitas; http:// hanya untuk pengembangan.',
      en: 'Give the provider’s https:// address; http:// is for development only.',
    },
  },
  secretMissing: {
    slug: 'client-secret-missing',
    status: 400,
    title: { id: 'Rahasia klien belum diisi', en: 'The client secret is missing' },
    detail: {
      id: 'Penyedia baru, atau penerbit lain, memerlukan rahasia kliennya.',
      en: 'A new provider, or another issuer, needs its client secret.',
    },
  },
});
