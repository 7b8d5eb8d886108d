import { defineProblems } from '@buka-pintu/platform';

export const sharedComputerProblems = defineProblems('identity', {
  counterStillOpen: {
    slug: 'counter-still-open',
    status: 409,
    title: { id: 'Loket masih terbuka', en: 'The counter is still open' },
    detail: {
      id: '{counter} masih terbuka atas nama petugas yang sedang masuk. Tutup loket itu dahulu; sesudah berganti, petugas berikutnya membukanya atas namanya sendiri.',
      en: '{counter} is still open in the name of the officer who is signed in. Close it first; the next officer opens it in their own name.',
    },
    advice: {
      id: 'Supaya panggilan dan catatan loket tetap menyebut orang yang benar-benar duduk di sana.',
      en: 'So that calls and the counter’s record name whoever really sits there.',
    },
  },
});
