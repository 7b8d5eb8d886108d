import { defineProblems } from '@buka-pintu/platform';

export const delegationProblems = defineProblems('identity', {
  delegationOverlaps: {
    slug: 'delegation-overlaps',
    status: 409,
    title: { id: 'Peran ini sudah didelegasikan', en: 'The role is delegated already' },
    detail: {
      id: 'Dari {fromOn} sampai {untilOn} peran ini sudah didelegasikan ({documentNumber}). Akhiri dahulu, atau pilih hari lain.',
      en: 'From {fromOn} to {untilOn} the role is delegated already ({documentNumber}). End that one first, or choose other days.',
    },
  },
  roleNotHeld: {
    slug: 'role-not-held',
    status: 409,
    title: { id: 'Peran ini tidak dipegang', en: 'The role is not held' },
    detail: {
      id: 'Petugas itu tidak memegang peran {role} di kantor ini, jadi tidak dapat mendelegasikannya.',
      en: 'That officer does not hold the role {role} in this office, so it can’t be delegated.',
    },
  },
  standInUnfit: {
    slug: 'stand-in-unfit',
    status: 409,
    title: { id: 'Pengganti tidak dapat dipakai', en: 'Not a possible stand-in' },
    detail: {
      id: 'Tidak ada petugas aktif dengan surel atau NIP ini, atau dialah pemegang peran itu sendiri.',
      en: 'No active officer has this address or staff number, or it is the holder of the role.',
    },
  },
  delegationToSelf: {
    slug: 'delegation-to-self',
    status: 403,
    title: { id: 'Tidak untuk diri sendiri', en: 'Not to oneself' },
    detail: {
      id: 'Tidak seorang pun mendelegasikan peran orang lain kepada dirinya sendiri. Mintalah atasan atau administrator lain.',
      en: 'Nobody delegates somebody else’s role to himself. Ask the head or another administrator.',
    },
  },
  delegationOver: {
    slug: 'delegation-over',
    status: 409,
    title: { id: 'Pendelegasian sudah berakhir', en: 'The delegation is over' },
    detail: { id: 'Tidak ada lagi yang dapat diakhiri.', en: 'There is nothing left to end.' },
  },
});
