import { defineProblems } from '@buka-pintu/platform';

export const catalogueProblems = defineProblems('catalogue', {
  linesOverlap: {
    slug: 'lines-overlap',
    status: 409,
    title: { id: 'Dua baris berlaku pada hari yang sama', en: 'Two lines hold on the same day' },
    detail: {
      id: 'Baris {lineCode}: {first} bertumpang tindih dengan {second}. Akhiri yang satu sebelum yang lain mulai.',
      en: 'Line {lineCode}: {first} overlaps {second}. End the one before the other begins.',
    },
    advice: {
      id: 'Baris tanpa hari terakhir berakhir dengan sendirinya pada hari sebelum baris berikutnya. Baris yang punya hari terakhir tidak.',
      en: 'A line without a last day ends by itself on the eve of the next one. A line that has a last day does not.',
    },
  },
  serviceExists: {
    slug: 'service-exists',
    status: 409,
    title: { id: 'Kode layanan sudah dipakai', en: 'The code of the service is taken' },
    detail: {
      id: 'Sudah ada layanan dengan kode ini, mungkin yang sudah ditarik. Pilih kode lain, atau sunting yang ada.',
      en: 'There is a service with this code already, perhaps a withdrawn one. Choose another code, or edit that one.',
    },
    constraint: 'service_pk',
  },
  familyKept: {
    slug: 'family-kept',
    status: 409,
    title: { id: 'Kelompok layanan tidak dapat diganti lagi', en: 'The group of the service can not change any more' },
    detail: {
      id: 'Layanan ini pernah diumumkan dalam kelompok {family}, dan pemesanan bergantung padanya. Buat layanan baru.',
      en: 'The service was published in the group {family}, and bookings hang on it. Make a new service instead.',
    },
  },
  linesOverlapInTable: {
    slug: 'service-line-overlap',
    status: 409,
    title: { id: 'Baris lain sudah berlaku pada hari itu', en: 'Another line already holds on that day' },
    detail: { id: 'Muat ulang dan periksa tanggalnya.', en: 'Load it again and check the days.' },
    constraint: 'service_line_overlap_ex',
  },
  standardIncomplete: {
    slug: 'standard-incomplete',
    status: 409,
    title: { id: 'Standar pelayanan belum lengkap', en: 'The service standard is not complete' },
    detail: {
      id: 'Belum ada untuk hari ini: {missing}. Enam unsur pertama wajib ada sebelum diumumkan.',
      en: 'Not there for today: {missing}. The first six parts must be there before it is published.',
    },
    advice: {
      id: 'PermenPANRB No. 15 Tahun 2014: persyaratan, prosedur, waktu, biaya, produk, dan pengaduan.',
      en: 'PermenPANRB 15/2014: requirements, procedure, time, fee, product and complaints.',
    },
  },
  nothingToPublish: {
    slug: 'nothing-to-publish',
    status: 409,
    title: { id: 'Tidak ada draf', en: 'There is no draft' },
    detail: {
      id: 'Semua baris sudah diumumkan. Ubah sesuatu lebih dahulu.',
      en: 'Every line is published already. Change something first.',
    },
  },
  switchesOverlap: {
    slug: 'switches-overlap',
    status: 409,
    title: { id: 'Aturan yang sama sudah berlaku', en: 'The same switch holds already' },
    detail: {
      id: 'Ada aturan {name} untuk layanan yang sama sejak {from}. Akhiri yang itu lebih dahulu.',
      en: 'There is a switch {name} for the same service from {from} on. End that one first.',
    },
  },
});
