import { BOOKABLE_LANES } from '../supply/lane.js';

/** What a column of an imported list may hold; everything else in the file is left where it is. */
export const VISITOR_FIELDS = ['number', 'name', 'on', 'time', 'service', 'lane', 'nik'] as const;
export type VisitorField = (typeof VISITOR_FIELDS)[number];
/** `none`: the office said that it does not need the column. */
export const COLUMN_MEANINGS = [...VISITOR_FIELDS, 'none'] as const;
export type ColumnMeaning = (typeof COLUMN_MEANINGS)[number];

/** Words of a file whose meaning an office can teach: heads of columns, names of services and of lanes. */
export const WORD_KINDS = ['column', 'service', 'lane'] as const;
export type WordKind = (typeof WORD_KINDS)[number];

/** What an office has taught, by kind and compared word. */
export type KnownWords = Readonly<Record<WordKind, ReadonlyMap<string, string>>>;

/** A word as it is compared: without case, dots and double spaces. */
export function comparedWord(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 120);
}

/*
 * No format of M-Paspor's lists is published. These are guesses at what offices write; what an office says of its own
 * files goes before them, and is remembered.
 */
const COLUMNS: Readonly<Record<VisitorField, readonly string[]>> = {
  number: [
    ...['nomor permohonan', 'no permohonan', 'nomor aplikasi', 'no aplikasi', 'kode permohonan', 'kode booking'],
    ...['nomor antrian', 'nomor antrean', 'no antrian', 'application number', 'application no', 'booking code'],
  ],
  name: ['nama', 'nama pemohon', 'nama lengkap', 'name', 'applicant', 'applicant name', 'full name'],
  on: ['tanggal', 'tanggal kedatangan', 'tanggal kunjungan', 'tgl kedatangan', 'tgl', 'date', 'arrival date'],
  time: ['jam', 'waktu', 'jam kedatangan', 'waktu kedatangan', 'sesi', 'pukul', 'time', 'arrival time', 'session'],
  service: ['layanan', 'jenis layanan', 'jenis permohonan', 'jenis paspor', 'service', 'application type'],
  lane: ['jalur', 'kategori', 'kategori pemohon', 'lane', 'category'],
  nik: ['nik', 'nomor induk kependudukan', 'no ktp', 'nomor ktp'],
};
const LANES_SAID: Readonly<Record<string, string>> = {
  reguler: 'regular',
  umum: 'regular',
  biasa: 'regular',
  prioritas: 'priority',
  lansia: 'priority',
  disabilitas: 'priority',
  'ramah ham': 'priority',
  percepatan: 'express',
};

const GUESSES = new Map(
  Object.entries(COLUMNS).flatMap(([field, heads]) => heads.map((head) => [head, field as VisitorField] as const)),
);

/** What a head means: as the office said, else as we guess, else undefined. */
export function columnOf(head: string, known: KnownWords): ColumnMeaning | undefined {
  const word = comparedWord(head);
  const said = known.column.get(word);
  return COLUMN_MEANINGS.find((meaning) => meaning === said) ?? GUESSES.get(word);
}

/** The lane that a word stands for, undefined when nobody knows. */
export function laneOf(text: string, known: KnownWords): (typeof BOOKABLE_LANES)[number] | undefined {
  const word = comparedWord(text);
  const said = known.lane.get(word) ?? LANES_SAID[word] ?? word;
  return BOOKABLE_LANES.find((lane) => lane === said);
}
