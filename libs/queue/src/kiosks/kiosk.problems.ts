import { defineProblems } from '@buka-pintu/platform';

/** What a kiosk may be told. */
export const kioskProblems = defineProblems('queue', {
  numberNotLent: {
    slug: 'number-not-lent',
    status: 422,
    title: { id: 'Nomor ini tidak dipinjamkan', en: 'This number was not lent' },
    detail: {
      id: 'Nomor bukan dari blok perangkat ini untuk hari ini. Minta blok baru lewat heartbeat.',
      en: 'The number is not of a block that this device has for today. Ask for a new block by a heartbeat.',
    },
  },
});
