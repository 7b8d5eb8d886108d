import { defineProblems } from '@buka-pintu/platform';

export const paperProblems = defineProblems('queue', {
  paperNumberUnknown: {
    slug: 'paper-number-unknown',
    status: 422,
    title: { id: 'Nomor tidak ada', en: 'No such number' },
    detail: {
      id: 'Nomor {number} tidak ada pada lembar maupun antrean {on}.',
      en: 'The number {number} is neither on the sheet nor in the line of {on}.',
    },
    advice: {
      id: 'Periksa nomornya, atau tambah baris pada lembar hari itu.',
      en: 'Check the number, or put more lines on the sheet of that day.',
    },
  },
  paperNumberDone: {
    slug: 'paper-number-done',
    status: 409,
    title: { id: 'Nomor itu sudah selesai dilayani', en: 'That number has been served' },
    detail: {
      id: 'Nomor {number} sudah tercatat selesai di loket, bukan dari kertas.',
      en: 'The number {number} was served at a counter already, not on paper.',
    },
  },
  paperNumberOthers: {
    slug: 'paper-number-others',
    status: 409,
    title: { id: 'Nomor itu milik orang lain', en: 'That number is somebody else’s' },
    detail: {
      id: 'Nomor {number} diberikan untuk pemesanan lain.',
      en: 'The number {number} was given to another booking.',
    },
    advice: { id: 'Periksa nomor dan kode pada baris itu.', en: 'Check number and code of the line.' },
  },
  paperLineDiffers: {
    slug: 'paper-line-differs',
    status: 409,
    title: { id: 'Baris itu sudah disalin, isinya lain', en: 'That line was typed in, and says something else' },
    detail: {
      id: 'Nomor {number} sudah disalin oleh {by} pada {enteredAt}.',
      en: 'The number {number} was typed in by {by} at {enteredAt}.',
    },
    advice: { id: 'Cocokkan dengan lembarnya.', en: 'Compare it with the sheet.' },
  },
  paperNotUsed: {
    slug: 'paper-not-used',
    status: 409,
    title: { id: 'Lembar itu tidak dipakai', en: 'That sheet was not used' },
    detail: { id: 'Belum ada baris dari {on} yang disalin.', en: 'No line of {on} has been typed in.' },
  },
  bookingHasNumber: {
    slug: 'booking-has-number',
    status: 409,
    title: { id: 'Pemesanan ini sudah punya nomor', en: 'The booking has a number already' },
    detail: {
      id: 'Pemesanan {code} sudah bernomor {number}.',
      en: 'The booking {code} has the number {number}.',
    },
    advice: {
      id: 'Salin baris ini dengan nomor itu.',
      en: 'Type the line in under that number.',
    },
  },
});
