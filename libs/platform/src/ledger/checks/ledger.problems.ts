import { defineProblems } from '../../http/problem.js';

export const ledgerProblems = defineProblems('platform', {
  ledgerCheckRunning: {
    slug: 'ledger-check-running',
    status: 409,
    title: { id: 'Pemeriksaan catatan sedang berjalan', en: 'A check of the ledger is already running' },
    detail: { id: 'Tunggu sampai selesai, lalu lihat hasilnya.', en: 'Wait until it ends, then look at its result.' },
  },
});
