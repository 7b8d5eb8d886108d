import type { HealthItemView } from './health.dto.js';

/** What was counted, before it is judged. */
export interface HealthFindings {
  passphrase: boolean;
  /** Hours since the last whole backup was begun; null: there is none. */
  backupHours: number | null;
  /** The last check of the acting office's ledger that ended. */
  ledger: 'sound' | 'broken' | 'failed' | null;
  brokenAt: number | null;
  unsealed: number;
  stuck: string[];
  jobs: { failing: number; given_up: number };
  failedMessages: number;
  overdueRequests: number;
}

type Judgement = Omit<HealthItemView, 'part'>;
const good = (id: string, en: string): Judgement => ({ state: 'good', words: { id, en } });
const attention = (id: string, en: string): Judgement => ({ state: 'attention', words: { id, en } });
const bad = (id: string, en: string): Judgement => ({ state: 'bad', words: { id, en } });

/** More than a night and a half day without a backup: one was missed. */
const BACKUP_HOURS = 36;
/** More than a moment's work waiting for its seal: nobody seals. */
const UNSEALED_MOST = 1000;

/** Judges the findings: what is good, what wants a look, what must be mended now. */
export function healthItems(found: HealthFindings): HealthItemView[] {
  return [
    { part: 'backup', ...backup(found) },
    { part: 'ledger', ...ledger(found) },
    {
      part: 'sealer',
      ...(found.unsealed > UNSEALED_MOST
        ? bad(
            `${found.unsealed} catatan belum disegel: apakah proses pekerja berjalan?`,
            `${found.unsealed} events wait for their seal: does a worker run?`,
          )
        : good('Catatan disegel tanpa menunggu.', 'Events are sealed without waiting.')),
    },
    {
      part: 'handlers',
      ...(found.stuck.length > 0
        ? bad(`Tersendat: ${found.stuck.join(', ')}. Lihat log.`, `Stuck: ${found.stuck.join(', ')}. Look at the log.`)
        : good('Semua kejadian diteruskan.', 'Every event is passed on.')),
    },
    { part: 'jobs', ...jobs(found.jobs) },
    {
      part: 'messages',
      ...(found.failedMessages > 0
        ? attention(
            `${found.failedMessages} pesan tidak terkirim.`,
            `${found.failedMessages} messages were not delivered.`,
          )
        : good('Tidak ada pesan yang gagal.', 'No message failed.')),
    },
    {
      part: 'privacy',
      ...(found.overdueRequests > 0
        ? bad(
            `${found.overdueRequests} permintaan data pribadi melewati 3 × 24 jam.`,
            `${found.overdueRequests} requests about personal data are older than 3 × 24 hours.`,
          )
        : good('Tidak ada permintaan data pribadi yang terlambat.', 'No request about personal data is late.')),
    },
  ];
}

function backup({ passphrase, backupHours }: HealthFindings): Judgement {
  if (!passphrase)
    return bad(
      'Belum ada cadangan: buat frasa pemulihan dahulu.',
      'Nothing is backed up: make the recovery passphrase first.',
    );
  if (backupHours === null)
    return attention('Belum ada cadangan; dibuat malam ini.', 'No backup yet; one is made tonight.');
  return backupHours > BACKUP_HOURS
    ? bad(`Cadangan terakhir ${backupHours} jam yang lalu.`, `The last backup is ${backupHours} hours old.`)
    : good(`Cadangan terakhir ${backupHours} jam yang lalu.`, `The last backup is ${backupHours} hours old.`);
}

function ledger({ ledger: state, brokenAt }: HealthFindings): Judgement {
  if (state === 'broken')
    return bad(
      `Catatan kantor ini rusak mulai nomor ${brokenAt}. Simpan salinan, lalu cari sebabnya.`,
      `This office’s ledger is broken from event ${brokenAt} on. Keep a copy, then look for the cause.`,
    );
  if (state === 'sound') return good('Catatan kantor ini utuh.', 'This office’s ledger is sound.');
  return attention('Catatan kantor ini belum diperiksa.', 'This office’s ledger was not checked yet.');
}

function jobs({ failing, given_up: givenUp }: HealthFindings['jobs']): Judgement {
  if (givenUp > 0)
    return bad(`${givenUp} pekerjaan menyerah. Lihat log.`, `${givenUp} jobs were given up. Look at the log.`);
  if (failing > 0) return attention(`${failing} pekerjaan diulang.`, `${failing} jobs are being tried again.`);
  return good('Semua pekerjaan berjalan.', 'All jobs run.');
}
