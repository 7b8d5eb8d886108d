import { defineProblems } from '@buka-pintu/platform';

export const staffImportProblems = defineProblems('identity', {
  staffImportFaulty: {
    slug: 'staff-import-faulty',
    status: 409,
    title: { id: 'Berkas masih ada yang salah', en: 'Something is still wrong in the file' },
    detail: {
      id: 'Tidak seorang pun didaftarkan. Perbaiki {faultCount} kesalahan (baris dan kolom di `faults`), lalu unggah lagi.',
      en: 'Nobody was registered. Mend {faultCount} faults (line and column in `faults`) and upload the file again.',
    },
  },
  staffImportDone: {
    slug: 'staff-import-done',
    status: 409,
    title: { id: 'Berkas ini sudah didaftarkan', en: 'The file was registered already' },
    detail: { id: 'Mulai impor baru untuk petugas lain.', en: 'Begin another import for other officers.' },
  },
  staffImportTooLarge: {
    slug: 'staff-import-too-large',
    status: 400,
    title: { id: 'Berkas terlalu besar', en: 'The file is too large' },
    detail: { id: 'Bagi menjadi beberapa berkas.', en: 'Split it into several files.' },
  },
});
