import { defineProblems } from '@buka-pintu/platform';

/** What can go wrong on a ticket's way between counters, and with the steps themselves. */
export const journeyProblems = defineProblems('queue', {
  takeBackOver: {
    slug: 'take-back-over',
    status: 409,
    title: { id: 'Tidak bisa ditarik kembali lagi', en: 'Too late to take it back' },
    detail: {
      id: 'Hanya petugas yang mengalihkan yang dapat menariknya kembali, dalam lima menit dan sebelum nomor itu dipanggil.',
      en: 'Only the officer who handed the number over may take it back, within five minutes and before it is called.',
    },
    advice: { id: 'Panggil nomor itu dari daftar tunggu.', en: 'Call the number from the waiting list.' },
  },
  transferNowhere: {
    slug: 'transfer-nowhere',
    status: 422,
    title: { id: 'Nomor sudah di loket itu', en: 'The number is at that counter already' },
    detail: { id: 'Tujuan pengalihan adalah loket yang sama.', en: 'The goal of the transfer is the same counter.' },
    advice: { id: 'Pilih loket lain.', en: 'Choose another counter.' },
  },
  transferCounterClosed: {
    slug: 'transfer-counter-closed',
    status: 409,
    title: { id: 'Loket tujuan tutup', en: 'The other counter is closed' },
    detail: { id: '{counter} tidak dibuka hari ini.', en: '{counter} is not open.' },
    advice: {
      id: 'Pilih loket yang buka, atau alihkan tanpa menyebut loket.',
      en: 'Choose a counter that is open, or transfer without naming one.',
    },
  },
  counterOtherLane: {
    slug: 'counter-other-lane',
    status: 409,
    title: { id: 'Loket tujuan tidak memanggil jalur ini', en: 'The other counter does not call this lane' },
    detail: { id: '{counter} hanya memanggil jalur lain.', en: '{counter} only calls other lanes.' },
    advice: { id: 'Pilih loket lain.', en: 'Choose another counter.' },
  },
  stepUnknown: {
    slug: 'step-unknown',
    status: 422,
    title: { id: 'Langkah tidak ada', en: 'No such step' },
    detail: { id: 'Layanan ini tidak punya langkah {step} di sini.', en: 'This service has no step {step} here.' },
    advice: {
      id: 'Langkah-langkahnya ada di GET /v1/queue/journeys.',
      en: 'Its steps stand in GET /v1/queue/journeys.',
    },
  },
  journeyExists: {
    slug: 'journey-exists',
    status: 409,
    title: { id: 'Sudah ada alur yang mulai pada hari itu', en: 'Another journey begins on that day' },
    detail: { id: 'Hapus yang itu, lalu simpan lagi.', en: 'Remove that one, then save again.' },
    constraint: 'journey_from_uq',
  },
  journeyBegun: {
    slug: 'journey-begun',
    status: 409,
    title: { id: 'Alur tidak diubah di tengah hari', en: 'A journey is not changed while people are on it' },
    detail: {
      id: 'Alur mulai {validFrom}, dan hari ini {today}. Yang berjalan tetap; buat alur baru mulai besok atau nanti.',
      en: 'The journey begins on {validFrom}, and today is {today}. What runs stays; make a new one from tomorrow on or later.',
    },
  },
  stepTwice: {
    slug: 'step-twice',
    status: 422,
    title: { id: 'Langkah disebut dua kali', en: 'A step stands twice' },
    detail: { id: 'Kode {step} hanya boleh sekali.', en: 'The code {step} may stand only once.' },
    advice: { id: 'Beri tiap langkah kodenya sendiri.', en: 'Give each step a code of its own.' },
  },
});
