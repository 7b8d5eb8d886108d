import { defineProblems } from '@buka-pintu/platform';

export const rosterProblems = defineProblems('queue', {
  rosterSize: {
    slug: 'roster-size',
    status: 409,
    title: { id: 'Jumlah orang di luar batas', en: 'Too few or too many people' },
    detail: {
      id: 'Satu rombongan berisi {min} sampai {max} orang; daftar ini berisi {members}.',
      en: 'A roster has {min} to {max} people; this one has {members}.',
    },
  },
  rosterTwice: {
    slug: 'roster-twice',
    status: 409,
    title: { id: 'Orang yang sama dua kali', en: 'The same person twice' },
    detail: {
      id: 'Ada orang yang tercantum dua kali (lihat `errors`). Hapus salah satunya.',
      en: 'Somebody stands in the list twice (see `errors`). Remove one of the two.',
    },
  },
  rosterConflicts: {
    slug: 'roster-conflicts',
    status: 409,
    title: { id: 'Ada yang sudah punya janji temu', en: 'Somebody has a booking already' },
    detail: {
      id: 'Orang dalam `errors` sudah punya janji temu untuk layanan sejenis. Tidak ada kursi yang dipesan. Ganti atau hapus namanya.',
      en: 'The people in `errors` have a booking for this kind of service. No seat was reserved. Replace or remove them.',
    },
  },
  rosterNoSeats: {
    slug: 'roster-no-seats',
    status: 409,
    title: { id: 'Kursi rombongan tidak cukup', en: 'Not enough group seats' },
    detail: {
      id: 'Pada {on} tersisa {left} kursi rombongan; daftar ini perlu {members}. Tidak ada kursi yang dipesan.',
      en: 'On {on} {left} group seats are left; this roster needs {members}. No seat was reserved.',
    },
    advice: { id: 'Minta kantor menawarkan hari lain.', en: 'Ask the office to propose another day.' },
  },
  rosterPoint: {
    slug: 'roster-service-point',
    status: 409,
    title: { id: 'Bukan layanan keliling', en: 'Not a mobile unit' },
    detail: {
      id: 'Kursi rombongan hanya di layanan keliling atau kegiatan yang memberi layanan ini.',
      en: 'Group seats are at mobile units and events that offer this service only.',
    },
  },
  rosterNotProposed: {
    slug: 'roster-not-proposed',
    status: 409,
    title: { id: 'Hari ini tidak ditawarkan', en: 'This day is not proposed' },
    detail: { id: 'Pilih salah satu hari dalam `proposals`.', en: 'Choose one of `proposals`.' },
  },
});
