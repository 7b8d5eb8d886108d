import { defineProblems } from '@buka-pintu/platform';

/** What can go wrong with lists of expected visitors, and with the people on them. */
export const visitorProblems = defineProblems('queue', {
  visitorImportFaulty: {
    slug: 'visitor-import-faulty',
    status: 409,
    title: { id: 'Daftar masih ada yang salah', en: 'Something is still wrong in the list' },
    detail: {
      id: 'Tidak seorang pun dicatat. Perbaiki {faultCount} kesalahan (baris dan kolom di `faults`), lalu unggah lagi.',
      en: 'Nobody was listed. Mend {faultCount} faults (line and column in `faults`) and upload the list again.',
    },
  },
  visitorImportDone: {
    slug: 'visitor-import-done',
    status: 409,
    title: { id: 'Daftar ini sudah dicatat', en: 'The list was registered already' },
    detail: { id: 'Mulai impor baru untuk daftar yang lebih baru.', en: 'Begin another import for a newer list.' },
  },
  visitorImportOvertaken: {
    slug: 'visitor-import-overtaken',
    status: 409,
    title: { id: 'Daftar lain dicatat lebih dahulu', en: 'Another list was registered in the meantime' },
    detail: {
      id: 'Lihat lagi apa yang berubah, lalu catat.',
      en: 'Look again at what changes, then register.',
    },
  },
  visitorImportTooLarge: {
    slug: 'visitor-import-too-large',
    status: 400,
    title: { id: 'Berkas terlalu besar', en: 'The file is too large' },
    detail: { id: 'Bagi menurut hari atau tempat layanan.', en: 'Split it by day or service point.' },
  },
  visitorImportInUse: {
    slug: 'visitor-import-in-use',
    status: 409,
    title: { id: 'Impor tidak dapat dibatalkan lagi', en: 'The import can’t be undone any more' },
    detail: {
      id: 'Sudah ada orang dari daftar ini yang hadir ({arrived}). Impor daftar yang benar: yang sama diperbarui.',
      en: 'People of this list have come already ({arrived}). Import the right list: the same people are updated.',
    },
  },
  visitorImportNotNewest: {
    slug: 'visitor-import-not-newest',
    status: 409,
    title: { id: 'Bukan impor terbaru', en: 'Not the newest import' },
    detail: {
      id: 'Batalkan dahulu impor yang lebih baru untuk hari dan tempat ini.',
      en: 'Undo the newer import of this day and place first.',
    },
  },
  visitorOtherDay: {
    slug: 'visitor-other-day',
    status: 409,
    title: { id: 'Nomor ini untuk hari lain', en: 'The number is for another day' },
    detail: { id: 'Menurut daftar, orang ini diharapkan tanggal {on}.', en: 'The list expects this person on {on}.' },
    advice: {
      id: 'Beri nomor jalur datang langsung, atau minta datang pada tanggal itu.',
      en: 'Give a walk-in number, or ask the person to come on that day.',
    },
  },
  visitorOtherPoint: {
    slug: 'visitor-other-service-point',
    status: 409,
    title: { id: 'Nomor ini untuk tempat layanan lain', en: 'The number is for another service point' },
    detail: {
      id: 'Menurut daftar, orang ini diharapkan di {servicePointName}.',
      en: 'The list expects this person at {servicePointName}.',
    },
    advice: { id: 'Antar orangnya ke tempat layanan itu.', en: 'Show the person to that service point.' },
  },
  visitorNotExpected: {
    slug: 'visitor-not-expected',
    status: 409,
    title: { id: 'Kunjungan ini sudah berakhir', en: 'This visit is over' },
    detail: { id: 'Keadaannya: {state}.', en: 'It is {state}.' },
    advice: { id: 'Beri nomor jalur datang langsung.', en: 'Give a walk-in number.' },
  },
});
