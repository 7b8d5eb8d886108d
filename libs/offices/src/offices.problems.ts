import { defineProblems } from '@buka-pintu/platform';

/** Everything expected that can go wrong when an office sets its places, hours and calendars. */
export const officesProblems = defineProblems('offices', {
  referenceKeptElsewhere: {
    slug: 'reference-kept-elsewhere',
    status: 403,
    title: { id: 'Diatur oleh kantor lain', en: 'Another office keeps this' },
    detail: {
      id: 'Katalog dan hari libur nasional berlaku untuk semua kantor dan diubah oleh {officeName}. Mintalah administrator kantor itu.',
      en: 'The catalogue and the national holidays hold for every office and are changed by {officeName}. Ask its administrator.',
    },
  },
  testOfficeKeepsNothing: {
    slug: 'test-office-keeps-nothing',
    status: 409,
    title: { id: 'Kantor uji tidak mengatur kantor lain', en: 'A test office keeps nothing for others' },
    detail: { id: 'Pilih kantor yang sebenarnya.', en: 'Choose a real office.' },
  },
  officeCodeTaken: {
    slug: 'office-code-taken',
    status: 409,
    title: { id: 'Kode kantor sudah dipakai', en: 'The office code is taken' },
    detail: { id: 'Pilih kode lain, 2 sampai 8 huruf besar.', en: 'Choose another code, 2 to 8 capital letters.' },
    constraint: 'office_code_uq',
  },
  officesFull: {
    slug: 'offices-full',
    status: 409,
    title: { id: 'Jumlah kantor sudah penuh', en: 'There is no number left for another office' },
    detail: { id: 'Satu pemasangan menampung 1.023 kantor.', en: 'One install holds 1,023 offices.' },
  },
  testOfficesFull: {
    slug: 'test-offices-full',
    status: 409,
    title: { id: 'Nomor kantor uji sudah habis', en: 'There is no number left for another test office' },
    detail: {
      id: 'Satu pemasangan menampung 3.072 kantor uji, dan nomornya tidak dipakai ulang. Atur ulang yang sudah ada.',
      en: 'One install holds 3,072 test offices, and numbers are not used again. Reset one that is there.',
    },
  },
  notAnOfficeOfTheClient: {
    slug: 'not-an-office-of-the-client',
    status: 422,
    title: { id: 'Bukan kantor klien ini', en: 'Not one of the client’s offices' },
    detail: {
      id: 'Klien tidak terdaftar di kantor {officeCode}.',
      en: 'The client is not registered for the office {officeCode}.',
    },
  },
  counterNumberTaken: {
    slug: 'counter-number-taken',
    status: 409,
    title: { id: 'Nomor loket sudah dipakai', en: 'The counter number is taken' },
    detail: {
      id: 'Pilih nomor lain di titik layanan ini; loket yang tidak dipakai lagi tetap memegang nomornya.',
      en: 'Choose another number at this service point; a counter out of use keeps its number.',
    },
    constraint: 'counter_number_uq',
  },
  hoursBegun: {
    slug: 'hours-begun',
    status: 409,
    title: { id: 'Jam layanan ini sudah berlaku', en: 'These hours have begun' },
    detail: {
      id: 'Jam yang sudah berlaku sejak {validFrom} tidak diubah ke belakang. Buat jam baru mulai hari ini atau nanti.',
      en: 'Hours in force since {validFrom} are not changed backwards. Begin new ones today or later.',
    },
    advice: {
      id: 'Jam khusus yang sedang berlaku dapat diakhiri lebih awal, paling cepat hari ini.',
      en: 'A regime in force can be ended earlier, today at the soonest.',
    },
  },
  hoursExist: {
    slug: 'hours-exist',
    status: 409,
    title: { id: 'Sudah ada jam yang mulai pada hari itu', en: 'Other hours begin on that day' },
    detail: { id: 'Ubah jam yang sudah ada itu.', en: 'Change those instead.' },
    constraint: 'opening_set_begins_uq',
  },
  regimesOverlap: {
    slug: 'regimes-overlap',
    status: 409,
    title: { id: 'Jam khusus bertumpang tindih', en: 'Regimes overlap' },
    detail: {
      id: 'Jam khusus lain berlaku dari {from} sampai {to}. Pilih hari di luar rentang itu.',
      en: 'Another regime holds from {from} to {to}. Choose days outside of it.',
    },
  },
  exceptionExists: {
    slug: 'exception-exists',
    status: 409,
    title: { id: 'Hari itu sudah punya jam pengecualian', en: 'That day has other hours already' },
    detail: { id: 'Ubah pengecualian yang sudah ada itu.', en: 'Change that exception instead.' },
    constraint: 'opening_exception_day_uq',
  },
  closureExists: {
    slug: 'closure-exists',
    status: 409,
    title: { id: 'Sudah ditutup', en: 'Closed already' },
    detail: {
      id: 'Ada penutupan pada hari dan jam itu. Hapus dahulu, lalu buat yang baru.',
      en: 'There is a closure on that day and hour. Remove it first, then make the new one.',
    },
    constraint: 'closure_day_uq',
  },
  dayPast: {
    slug: 'day-past',
    status: 409,
    title: { id: 'Hari itu sudah lewat', en: 'That day is over' },
    detail: {
      id: 'Kalender yang sudah lewat tidak diubah: {on} sebelum hari ini ({today}).',
      en: 'What is past stays as it was: {on} lies before today ({today}).',
    },
  },
  disruptionRunning: {
    slug: 'disruption-running',
    status: 409,
    title: { id: 'Gangguan ini sudah dicatat', en: 'This disruption is noted already' },
    detail: {
      id: 'Untuk tempat, layanan, dan sebab yang sama sudah ada gangguan yang belum selesai.',
      en: 'For the same place, service and cause there is one that has not ended.',
    },
    advice: {
      id: 'Muat ulang; ubah atau akhiri yang sudah ada.',
      en: 'Load it again; tell that one anew, or end it.',
    },
    constraint: 'disruption_running_uq',
  },
  disruptionEnded: {
    slug: 'disruption-ended',
    status: 409,
    title: { id: 'Gangguan sudah selesai', en: 'The disruption has ended' },
    detail: { id: 'Catat gangguan baru bila terjadi lagi.', en: 'Note a new one if it happens again.' },
  },
  importLines: {
    slug: 'import-lines',
    status: 422,
    title: { id: 'Ada baris yang salah', en: 'Some lines are wrong' },
    detail: {
      id: '{count} kesalahan; tidak ada yang disimpan. Setiap kesalahan menyebut baris dan kolomnya.',
      en: '{count} errors; nothing was saved. Each names its line and column.',
    },
    advice: {
      id: 'Perbaiki berkas itu, lalu kirim seluruhnya lagi: `lines` berisi baris, kolom, dan yang salah.',
      en: 'Mend the file and send it whole again: `lines` holds line, column and what is wrong.',
    },
  },
});
