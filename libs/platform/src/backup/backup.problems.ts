import { defineProblems } from '../http/problem.js';

export const backupProblems = defineProblems('platform', {
  backupRunning: {
    slug: 'backup-running',
    status: 409,
    title: { id: 'Cadangan sedang dibuat', en: 'A backup is being made' },
    detail: { id: 'Tunggu sampai selesai.', en: 'Wait until it ends.' },
  },
  recoveryPassphraseMissing: {
    slug: 'recovery-passphrase-missing',
    status: 409,
    title: { id: 'Frasa pemulihan belum ada', en: 'There is no recovery passphrase yet' },
    detail: {
      id: 'Buat frasa pemulihan dahulu, tulis, dan simpan di luar komputer ini.',
      en: 'Make the recovery passphrase first, write it down, and keep it away from this computer.',
    },
  },
  wholeInstallation: {
    slug: 'whole-installation',
    status: 403,
    title: { id: 'Berlaku untuk seluruh pemasangan', en: 'This is about the whole installation' },
    detail: {
      id: 'Hanya yang berwenang di setiap kantor pemasangan ini. Di server: npm run backup.',
      en: 'Only who may do it in every office of this installation. On the server: npm run backup.',
    },
  },
});
