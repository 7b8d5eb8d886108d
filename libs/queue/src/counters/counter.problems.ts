/** What can go wrong at a counter, for `queueProblems`. */
export const counterProblems = {
  counterNotOpen: {
    slug: 'counter-not-open',
    status: 409,
    title: { id: 'Loket belum dibuka', en: 'The counter is not open' },
    detail: { id: 'Keadaan loket: {state}.', en: 'The counter is {state}.' },
    advice: {
      id: 'Buka loket (atau lanjutkan sesudah jeda) sebelum memanggil.',
      en: 'Open the counter (or resume after a pause) before calling.',
    },
  },
  counterBusy: {
    slug: 'counter-busy',
    status: 409,
    title: { id: 'Loket masih melayani', en: 'The counter still has someone' },
    detail: {
      id: 'Selesaikan dahulu nomor yang ada di loket ini.',
      en: 'Finish the number that is at this counter first.',
    },
    constraint: 'ticket_counter_active_uq',
  },
  counterTaken: {
    slug: 'counter-taken',
    status: 409,
    title: { id: 'Loket dipakai petugas lain', en: 'Another officer has this counter' },
    detail: { id: 'Loket ini sedang dibuka petugas lain.', en: 'This counter is held by another officer.' },
    advice: {
      id: 'Pilih loket lain, atau minta petugas itu menutupnya.',
      en: 'Choose another counter, or ask that officer to close it.',
    },
    constraint: 'counter_session_counter_uq',
  },
  counterOutOfUse: {
    slug: 'counter-out-of-use',
    status: 409,
    title: { id: 'Loket tidak dipakai', en: 'The counter is out of use' },
    detail: {
      id: 'Loket ini dinonaktifkan di Pengaturan.',
      en: 'This counter was taken out of use in the settings.',
    },
    advice: { id: 'Buka loket lain.', en: 'Open another counter.' },
  },
  officerElsewhere: {
    slug: 'officer-elsewhere',
    status: 409,
    title: { id: 'Anda masih membuka loket lain', en: 'You have another counter open' },
    detail: {
      id: 'Tutup dahulu loket yang lain sebelum membuka yang ini.',
      en: 'Close your other counter before opening this one.',
    },
    constraint: 'counter_session_staff_uq',
  },
  recallLimit: {
    slug: 'recall-limit',
    status: 409,
    title: { id: 'Sudah cukup dipanggil ulang', en: 'Called again often enough' },
    detail: {
      id: 'Nomor ini sudah dipanggil ulang {limit} kali.',
      en: 'This number has been called again {limit} times.',
    },
    advice: {
      id: 'Catat "tidak menjawab": nomor kembali ke antrean.',
      en: 'Note "no answer": the number goes back into the line.',
    },
  },
} as const;
