import type { Localized } from '@buka-pintu/platform';

export const UNUSUAL_RULES = [
  'many_persons',
  'out_of_hours',
  'colleague',
  'same_surname',
  'no_open_case',
  'again_and_again',
] as const;
export type UnusualRuleCode = (typeof UNUSUAL_RULES)[number];

export interface UnusualRule {
  code: UnusualRuleCode;
  name: Localized;
  /** Why it is worth a question, and what innocent answer there often is. */
  explains: Localized;
}

/** From how many on it is told. Data, not law: an office may find that its own days are busier. */
export const THRESHOLDS = {
  /** Different records within an hour: a counter serves about twelve. */
  manyPersonsAnHour: 40,
  /** By the office's own clock, from and until which hour nobody asks. */
  firstHour: 6,
  lastHour: 19,
  outOfHours: 1,
  /** Records that an officer only looked at, without doing anything to them a day before or after. */
  noOpenCase: 5,
  /** The same person by the same officer. */
  againAndAgain: 5,
} as const;

export const RULES: Record<UnusualRuleCode, UnusualRule> = {
  many_persons: {
    code: 'many_persons',
    name: { id: 'Banyak orang dalam satu jam', en: 'Many people within an hour' },
    explains: {
      id: `Lebih dari ${THRESHOLDS.manyPersonsAnHour} berkas dibuka dalam satu jam; satu loket melayani sekitar dua belas orang. Sering karena memeriksa daftar sebelum buka.`,
      en: `More than ${THRESHOLDS.manyPersonsAnHour} records were opened within an hour; a counter serves about twelve people. Often somebody prepared the day.`,
    },
  },
  out_of_hours: {
    code: 'out_of_hours',
    name: { id: 'Di luar jam kantor', en: 'Out of hours' },
    explains: {
      id: `Data dibuka sebelum pukul ${THRESHOLDS.firstHour} atau sesudah pukul ${THRESHOLDS.lastHour}, atau pada hari Minggu. Sering karena pelayanan malam atau jemput bola.`,
      en: `Data was opened before ${THRESHOLDS.firstHour}:00, after ${THRESHOLDS.lastHour}:00, or on a Sunday. Often there was an evening or a mobile service.`,
    },
  },
  colleague: {
    code: 'colleague',
    name: { id: 'Data rekan sekantor', en: 'A colleague’s data' },
    explains: {
      id: 'Nama pemilik data sama dengan nama petugas di kantor yang sama, atau nama petugas itu sendiri. Bisa jadi orang lain yang senama.',
      en: 'The person has the name of an officer of the same office, or of the reader. It may be somebody else of that name.',
    },
  },
  same_surname: {
    code: 'same_surname',
    name: { id: 'Nama belakang sama', en: 'The same last name' },
    explains: {
      id: 'Kata terakhir nama pemilik data sama dengan milik petugas: mungkin keluarga. Nama yang umum sering sama tanpa hubungan keluarga.',
      en: 'The last word of the person’s name is the reader’s own: a relative perhaps. Common names agree without any kinship.',
    },
  },
  no_open_case: {
    code: 'no_open_case',
    name: { id: 'Dilihat tanpa pekerjaan', en: 'Seen without any work' },
    explains: {
      id: 'Petugas membuka berkas tetapi tidak melakukan apa pun padanya sehari sebelum atau sesudahnya. Sering karena menjawab pertanyaan di meja informasi.',
      en: 'The officer opened records and did nothing to them within a day. Often questions were answered at the information desk.',
    },
  },
  again_and_again: {
    code: 'again_and_again',
    name: { id: 'Orang yang sama berulang kali', en: 'The same person again and again' },
    explains: {
      id: `Petugas yang sama membuka data orang yang sama ${THRESHOLDS.againAndAgain} kali atau lebih. Sering karena perkara yang lama.`,
      en: `The same officer opened the same person’s data ${THRESHOLDS.againAndAgain} times or more. Often it was a long case.`,
    },
  },
};
