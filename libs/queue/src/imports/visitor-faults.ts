import type { Localized } from '@buka-pintu/platform';
import type { VisitorField } from './import-words.js';

/** What is wrong, and where: the line as an editor counts it, the column by what it holds. */
export interface LineFault {
  line: number;
  column: VisitorField | null;
  code: string;
  detail: Localized;
}

const SAYS = {
  no_lines: { id: 'Tidak ada pemohon di berkas ini.', en: 'There is nobody in this file.' },
  too_many_lines: { id: 'Paling banyak 5.000 pemohon dalam satu berkas.', en: 'At most 5,000 people in one file.' },
  column_missing: {
    id: 'Belum ada kolom untuk ini. Pilih kolomnya di bawah.',
    en: 'No column has this yet. Choose its column below.',
  },
  column_twice: { id: 'Dua kolom dipilih untuk ini.', en: 'Two columns are chosen for this.' },
  too_many_cells: { id: 'Lebih banyak isian daripada kolom.', en: 'More cells than columns.' },
  required: { id: 'Wajib diisi.', en: 'Must be filled in.' },
  too_long: { id: 'Terlalu panjang.', en: 'Too long.' },
  not_a_name: { id: 'Bukan nama.', en: 'Not a name.' },
  not_a_number: { id: 'Bukan nomor permohonan.', en: 'Not an application number.' },
  rounded: {
    id: 'Nomor ini dibulatkan Excel ({said}). Simpan kolomnya sebagai teks, lalu ekspor lagi.',
    en: 'Excel has rounded this number ({said}). Keep the column as text and export it again.',
  },
  not_a_day: {
    id: 'Bukan tanggal: {said}. Tulis seperti 24/11/2026.',
    en: 'Not a day: {said}. Write it as 24/11/2026.',
  },
  not_a_time: { id: 'Bukan jam: {said}. Tulis seperti 08.30.', en: 'Not a time: {said}. Write it as 08:30.' },
  not_a_nik: { id: 'NIK terdiri dari 16 angka.', en: 'A NIK has 16 digits.' },
  service_unknown: {
    id: 'Layanan “{said}” belum dikenal. Pilih artinya di bawah.',
    en: 'The service “{said}” is not known yet. Choose its meaning below.',
  },
  service_elsewhere: {
    id: 'Layanan ini tidak ada di tempat layanan itu.',
    en: 'The service point does not offer this service.',
  },
  lane_unknown: {
    id: 'Jalur “{said}” belum dikenal. Pilih artinya di bawah.',
    en: 'The lane “{said}” is not known yet. Choose its meaning below.',
  },
  twice: { id: 'Sudah ada di baris {said}.', en: 'Stands in line {said} already.' },
  other_point: {
    id: 'Nomor ini pada hari itu sudah diharapkan di tempat layanan lain.',
    en: 'On that day this number is expected at another service point already.',
  },
} as const satisfies Record<string, Localized>;
export type FaultCode = keyof typeof SAYS;

const SHOWN = 40;

/** @param said what stands there, or the line of which this is a repetition */
export function fault(
  line: number,
  column: VisitorField | null,
  code: FaultCode,
  said: string | number = '',
): LineFault {
  const { id, en } = SAYS[code];
  const shown = String(said).slice(0, SHOWN);
  const fill = (text: string): string => text.replace('{said}', () => shown);
  return { line, column, code, detail: { id: fill(id), en: fill(en) } };
}
