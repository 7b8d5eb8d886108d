import { defineProblems } from '@buka-pintu/platform';

export const approverProblems = defineProblems('identity', {
  approverUnfit: {
    slug: 'approver-unfit',
    status: 409,
    title: { id: 'Tidak dapat menjadi penyetuju', en: 'Not a possible approver' },
    detail: {
      id: 'Penyetuju adalah petugas aktif dari kantor lain, tidak bekerja di kantor ini, dan bukan Anda sendiri. Periksa surel atau NIP, atau kodenya.',
      en: 'An approver is an active officer of another office, who doesn’t work in this one, and not yourself. Check the address or staff number, or the code.',
    },
  },
  approverOverlaps: {
    slug: 'approver-overlaps',
    status: 409,
    title: { id: 'Sudah menjadi penyetuju', en: 'Is an approver already' },
    detail: {
      id: 'Dari {fromOn} sampai {untilOn} hal ini sudah diserahkan kepadanya ({documentNumber}). Akhiri dahulu, atau pilih hari lain.',
      en: 'From {fromOn} to {untilOn} the same approver has this already ({documentNumber}). End that first, or choose other days.',
    },
  },
  approvalUnknown: {
    slug: 'approval-unknown',
    status: 409,
    title: { id: 'Tidak dapat diserahkan', en: 'Can’t be given to another office' },
    detail: {
      id: 'Izin ini tidak dapat diserahkan kepada kantor lain: {unknown}.',
      en: 'These permissions can’t be given to another office: {unknown}.',
    },
  },
  approverOver: {
    slug: 'approver-over',
    status: 409,
    title: { id: 'Sudah berakhir', en: 'Over already' },
    detail: { id: 'Tidak ada lagi yang dapat diakhiri.', en: 'There is nothing left to end.' },
  },
});
