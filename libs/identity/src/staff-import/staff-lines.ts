import { plainCell, readCsv, ROLES, writeCsv, type CsvLine, type Localized, type Role } from '@buka-pintu/platform';
import { plainName, plainSignInName } from '../staff/plain-name.js';
import { isStaffNumber, plainStaffNumber } from '../staff/staff-number.js';

export const LINES_AT_MOST = 5000;
export const COLUMNS = ['name', 'email', 'staff_number', 'roles', 'locale'] as const;
export type StaffColumn = (typeof COLUMNS)[number];

export interface StaffLine {
  line: number;
  name: string;
  email: string | undefined;
  staffNumber: string | undefined;
  roles: Role[];
  locale: 'id' | 'en';
}

/** What is wrong, and where: the line as an editor counts it, the column by its name. */
export interface LineFault {
  line: number;
  column: StaffColumn | null;
  code: string;
  detail: Localized;
}

// The file is written by people: their words for the columns, and for the jobs of an office.
const HEADS: Readonly<Record<string, StaffColumn>> = {
  name: 'name',
  nama: 'name',
  email: 'email',
  'e-mail': 'email',
  surel: 'email',
  staff_number: 'staff_number',
  nip: 'staff_number',
  roles: 'roles',
  role: 'roles',
  peran: 'roles',
  locale: 'locale',
  language: 'locale',
  bahasa: 'locale',
};
const EMAIL = /^[^\s\p{C}@,;"<>]+@[^\s\p{C}@,;"<>]+\.[^\s\p{C}@,;"<>]+$/u;

const SAYS = {
  column_missing: { id: 'Kolom ini tidak ada di baris pertama.', en: 'The first line has no such column.' },
  column_unknown: { id: 'Kolom tidak dikenal.', en: 'Unknown column.' },
  too_many_lines: { id: 'Paling banyak 5.000 petugas dalam satu berkas.', en: 'At most 5,000 officers in one file.' },
  no_lines: { id: 'Tidak ada petugas di berkas ini.', en: 'There are no officers in this file.' },
  too_many_cells: { id: 'Lebih banyak isian daripada kolom.', en: 'More cells than columns.' },
  required: { id: 'Wajib diisi.', en: 'Must be filled in.' },
  one_of_two: { id: 'Isi surel, NIP, atau keduanya.', en: 'Give an e-mail address, a staff number, or both.' },
  too_long: { id: 'Terlalu panjang.', en: 'Too long.' },
  not_an_email: { id: 'Bukan alamat surel.', en: 'Not an e-mail address.' },
  not_a_staff_number: { id: 'Bukan NIP: 18 angka.', en: 'Not a staff number: 18 digits.' },
  role_unknown: { id: 'Peran tidak dikenal.', en: 'Unknown role.' },
  locale_unknown: { id: 'Tulis id atau en.', en: 'Write id or en.' },
  twice: { id: 'Sudah ada di baris {line}.', en: 'Stands in line {line} already.' },
  taken: { id: 'Sudah terdaftar.', en: 'Registered already.' },
} as const satisfies Record<string, Localized>;
export type FaultCode = keyof typeof SAYS;

/** @param earlier the line of which this is a repetition */
export function fault(line: number, column: StaffColumn | null, code: FaultCode, earlier?: number): LineFault {
  const { id, en } = SAYS[code];
  const fill = (text: string): string => text.replace('{line}', String(earlier));
  return { line, column, code, detail: { id: fill(id), en: fill(en) } };
}

/** Reads a whole file and finds everything wrong with it that can be seen without the database. */
export function readStaff(text: string): { lines: StaffLine[]; faults: LineFault[] } {
  const [head, ...rest] = readCsv(text);
  if (!head || rest.length === 0) return { lines: [], faults: [fault(1, null, 'no_lines')] };
  const columns = head.cells.map((cell) => HEADS[cell.toLowerCase().replace(/\s+/g, '_')]);
  const faults = columns.flatMap((column) => (column ? [] : [fault(head.line, null, 'column_unknown')]));
  for (const needed of ['name', 'roles'] as const)
    if (!columns.includes(needed)) faults.push(fault(head.line, needed, 'column_missing'));
  if (!columns.includes('email') && !columns.includes('staff_number'))
    faults.push(fault(head.line, 'email', 'column_missing'));
  if (rest.length > LINES_AT_MOST) faults.push(fault(rest[LINES_AT_MOST]!.line, null, 'too_many_lines'));
  if (faults.length > 0) return { lines: [], faults };
  const lines: StaffLine[] = [];
  for (const row of rest) {
    const { read, wrong } = readLine(row, columns as StaffColumn[]);
    lines.push(read);
    faults.push(...wrong);
  }
  return { lines, faults: [...faults, ...repeated(lines)].sort((a, b) => a.line - b.line) };
}

function readLine({ line, cells }: CsvLine, columns: readonly StaffColumn[]): { read: StaffLine; wrong: LineFault[] } {
  const wrong: LineFault[] = [];
  const blame = (column: StaffColumn | null, code: FaultCode): void => void wrong.push(fault(line, column, code));
  const cell = (column: StaffColumn): string => plainCell(cells[columns.indexOf(column)] ?? '');
  if (cells.length > columns.length) blame(null, 'too_many_cells');
  const name = plainName(cell('name'));
  if (name === '') blame('name', 'required');
  if (name.length > 200) blame('name', 'too_long');
  const [email, number] = [cell('email'), cell('staff_number')];
  if (email === '' && number === '') blame('email', 'one_of_two');
  if (email !== '' && (email.length > 254 || !EMAIL.test(email))) blame('email', 'not_an_email');
  // Spreadsheets keep eighteen digits as a text only behind an apostrophe.
  const staffNumber = plainStaffNumber(number.replace(/^'/, ''));
  if (staffNumber !== '' && !isStaffNumber(staffNumber)) blame('staff_number', 'not_a_staff_number');
  const words = cell('roles')
    .toLowerCase()
    .split(/[\s|,;+/]+/)
    .filter(Boolean);
  const roles = ROLES.filter((role) => words.includes(role));
  if (words.length === 0) blame('roles', 'required');
  else if (words.some((word) => !ROLES.some((role) => role === word))) blame('roles', 'role_unknown');
  const locale = cell('locale').toLowerCase() || 'id';
  if (locale !== 'id' && locale !== 'en') blame('locale', 'locale_unknown');
  const read: StaffLine = {
    line,
    name,
    email: email || undefined,
    staffNumber: staffNumber || undefined,
    roles,
    locale: locale === 'en' ? 'en' : 'id',
  };
  return { read, wrong };
}

/** The file of these officers, which `readStaff` reads as it was. */
export function writeStaff(lines: readonly Omit<StaffLine, 'line'>[]): string {
  const rows = lines.map(({ name, email, staffNumber, roles, locale }) => [
    name,
    email ?? '',
    // Eighteen digits without it become 1.99E+17 in a spreadsheet.
    staffNumber === undefined ? '' : `'${staffNumber}`,
    roles.join('|'),
    locale,
  ]);
  return writeCsv([COLUMNS, ...rows]);
}

function repeated(lines: readonly StaffLine[]): LineFault[] {
  const seen = new Map<string, number>();
  return lines.flatMap(({ line, email, staffNumber }) =>
    (['email', 'staff_number'] as const).flatMap((column) => {
      const name = column === 'email' ? email : staffNumber;
      if (name === undefined) return [];
      const key = plainSignInName(name);
      const earlier = seen.get(key);
      if (earlier !== undefined) return [fault(line, column, 'twice', earlier)];
      seen.set(key, line);
      return [];
    }),
  );
}
