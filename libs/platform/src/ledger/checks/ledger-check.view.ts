import type { ChainFault } from './chain.js';
import type { LedgerCheckView } from './ledger-check.dto.js';
import type { CheckRow } from './ledger-check.queries.js';

type Words = { id: string; en: string };

const FAULTS: Record<ChainFault, (position: number) => Words> = {
  gap: (at) => ({ id: `Catatan nomor ${at} hilang.`, en: `Event ${at} is missing.` }),
  link: (at) => ({
    id: `Catatan nomor ${at} tidak menyambung ke catatan sebelumnya: ada yang ditukar, dihapus atau disisipkan.`,
    en: `Event ${at} does not follow the one before it: events were exchanged, removed or put in.`,
  }),
  content: (at) => ({
    id: `Isi catatan nomor ${at} diubah setelah disegel.`,
    en: `Event ${at} was changed after it was sealed.`,
  }),
  end: (at) => ({
    id: `Ujung catatan tidak cocok mulai nomor ${at}: ada yang dipotong atau ditambahkan.`,
    en: `The end does not fit from event ${at} on: events were cut off or added.`,
  }),
  anchor: (at) => ({
    id: `Keadaan yang pernah ditandatangani tidak ada lagi pada nomor ${at}: catatan ditulis ulang atau dipotong.`,
    en: `A state that was signed earlier is no longer there at event ${at}: the ledger was rewritten or cut off.`,
  }),
};

export function ledgerCheckView(row: CheckRow): LedgerCheckView {
  return { ...row, summary: summaryOf(row) };
}

function summaryOf({ state, events, fault, brokenAt }: CheckRow): Words {
  switch (state) {
    case 'running':
      return { id: 'Sedang diperiksa.', en: 'Being checked.' };
    case 'failed':
      return { id: 'Pemeriksaan terputus. Mulai lagi.', en: 'The check broke off. Start it again.' };
    case 'sound':
      return { id: `Utuh: ${events} catatan diperiksa.`, en: `Sound: ${events} events were read.` };
    case 'broken':
      return FAULTS[fault!](brokenAt!);
  }
}
