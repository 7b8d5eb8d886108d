import { defineProblems } from '@buka-pintu/platform';

export const staffProblems = defineProblems('identity', {
  lastAdministrator: {
    slug: 'last-administrator',
    status: 409,
    title: { id: 'Administrator terakhir kantor ini', en: 'The last administrator of this office' },
    detail: {
      id: 'Tidak akan ada lagi yang dapat mengatur {officeCode}. Beri peran administrator kepada orang lain dahulu, dan tunggu sampai ia sudah masuk sekali.',
      en: 'Nobody could administer {officeCode} any more. Make somebody else administrator first, and wait until they have signed in once.',
    },
  },
  staffSuspended: {
    slug: 'staff-suspended',
    status: 409,
    title: { id: 'Petugas sedang dinonaktifkan', en: 'The officer is suspended' },
    detail: { id: 'Aktifkan kembali dahulu.', en: 'Reactivate the officer first.' },
  },
  roleCarried: {
    slug: 'role-carried',
    status: 403,
    title: { id: 'Anda sedang menggantikan', en: 'You are standing in for somebody' },
    detail: {
      id: 'Pengganti tidak memberi peran kepada dirinya sendiri, tidak mengangkat orang yang dapat memberi peran, dan tidak mendelegasikan lagi (UU 30/2014 pasal 14 ayat 7). Pemegang peran itu sendiri dapat melakukannya.',
      en: 'A stand-in gives himself no role, appoints nobody who can give roles, and does not delegate further (UU 30/2014 article 14 (7)). Whoever holds the role can.',
    },
  },
  roleNotYours: {
    slug: 'role-not-yours',
    status: 403,
    title: { id: 'Peran di kantor lain', en: 'A role in another office' },
    detail: {
      id: 'Peran di {officeCodes} hanya dapat diberi atau dicabut oleh administrator kantor itu.',
      en: 'Roles in {officeCodes} are given and taken by an administrator of that office.',
    },
  },
});
