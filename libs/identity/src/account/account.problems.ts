import { defineProblems } from '@buka-pintu/platform';

export const accountProblems = defineProblems('identity', {
  signInAgain: {
    slug: 'sign-in-again',
    status: 403,
    title: { id: 'Masuk ulang dahulu', en: 'Sign in again first' },
    detail: {
      id: 'Untuk mengubah cara masuk, sesi harus baru: keluar, masuk lagi, lalu ulangi dalam {minutes} menit. Di peramban tepercaya, cabut dahulu kepercayaannya di Akun saya.',
      en: 'To change how one signs in the session must be fresh: sign out, sign in, and try again within {minutes} minutes. In a trusted browser end its trust first, under My account.',
    },
    advice: {
      id: 'Agar komputer yang ditinggalkan terbuka tidak dapat mengambil alih akun.',
      en: 'So that a computer left open can’t take the account over.',
    },
  },
  currentPasswordWrong: {
    slug: 'current-password-wrong',
    status: 422,
    title: { id: 'Kata sandi sekarang tidak cocok', en: 'The present password does not match' },
    detail: { id: 'Ketik kata sandi yang sekarang sekali lagi.', en: 'Type the present password once more.' },
  },
  // Not a 401: who types the code of the new app wrong is signed in, and must stay so.
  newCodeWrong: {
    slug: 'new-code-wrong',
    status: 422,
    title: { id: 'Kode aplikasi baru tidak cocok', en: 'The code of the new app does not match' },
    detail: {
      id: 'Pindai kunci yang baru saja ditunjukkan, tunggu kode berikutnya, dan pastikan jam ponsel tepat.',
      en: 'Scan the key that was just shown, wait for the next code, and check the clock of the phone.',
    },
  },
  recoveryCodeWrong: {
    slug: 'recovery-code-wrong',
    status: 401,
    title: { id: 'Kode pemulihan tidak berlaku', en: 'The recovery code is not valid' },
    detail: {
      id: 'Kode salah, sudah dipakai, atau sudah diganti. Pakai kode lain dari daftar, atau minta administrator.',
      en: 'The code is wrong, was used, or was replaced. Use another one of the list, or ask your administrator.',
    },
  },
});
