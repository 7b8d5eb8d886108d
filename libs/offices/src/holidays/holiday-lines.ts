import { type BilingualText, isDay, yearOf } from '@buka-pintu/platform';
import { CONFIDENCES, type Confidence, HOLIDAY_KINDS, type HolidayKind } from './holiday.entity.js';

/** The columns of an import, in any order. */
export const HOLIDAY_COLUMNS = ['date', 'kind', 'name_id', 'name_en', 'legal_basis', 'source', 'confidence'] as const;
type Column = (typeof HOLIDAY_COLUMNS)[number];

export interface HolidayLine {
  on: string;
  kind: HolidayKind;
  name: BilingualText;
  legalBasis: string;
  source: string;
  confidence: Confidence;
}

/** What is wrong with a line: its number as an editor shows it (the n-th item of a JSON list), and the column. */
export interface LineFault {
  line: number;
  column: string;
  detail: BilingualText;
}

type Cells = { line: number; cells: Partial<Record<Column, string>> };

/** Reads a year's days; either all of them or what is wrong with each. */
export function readHolidays(
  year: number,
  format: 'csv' | 'json',
  content: string,
): { days: HolidayLine[]; faults: LineFault[] } {
  const { rows, faults } = format === 'csv' ? csvRows(content) : jsonRows(content);
  const seen = new Map<string, number>();
  const days: HolidayLine[] = [];
  for (const row of rows) {
    const wrong = faultsOf(row, year, seen);
    faults.push(...wrong);
    const { cells } = row;
    if (cells.date && !seen.has(cells.date)) seen.set(cells.date, row.line);
    if (wrong.length === 0)
      days.push({
        on: cells.date!,
        kind: cells.kind as HolidayKind,
        name: { id: cells.name_id!, en: cells.name_en! },
        legalBasis: cells.legal_basis!,
        source: cells.source!,
        confidence: cells.confidence as Confidence,
      });
  }
  if (rows.length === 0 && faults.length === 0)
    faults.push(fault(1, 'date', 'Tidak ada satu hari pun.', 'There is no day.'));
  return { days: days.toSorted((a, b) => (a.on < b.on ? -1 : 1)), faults };
}

function faultsOf({ line, cells }: Cells, year: number, seen: ReadonlyMap<string, number>): LineFault[] {
  const faults: LineFault[] = [];
  const say = (column: Column, id: string, en: string): void => void faults.push(fault(line, column, id, en));
  const { date = '', kind = '', confidence = '' } = cells;
  if (!isDay(date)) say('date', 'Tulis tanggal sebagai 2027-03-10.', 'Write the day as 2027-03-10.');
  else if (yearOf(date) !== year) say('date', `Bukan tahun ${year}.`, `Not in ${year}.`);
  else if (seen.has(date))
    say('date', `Sudah ada di baris ${seen.get(date)}.`, `Stands in line ${seen.get(date)} already.`);
  const oneOf = (column: Column, given: string, values: readonly string[]): void => {
    if (!values.includes(given)) say(column, `Pilih: ${values.join(', ')}.`, `One of ${values.join(', ')}.`);
  };
  oneOf('kind', kind, HOLIDAY_KINDS);
  oneOf('confidence', confidence, CONFIDENCES);
  for (const [column, most] of [
    ['name_id', 120],
    ['name_en', 120],
    ['legal_basis', 300],
    ['source', 500],
  ] as const) {
    const length = (cells[column] ?? '').length;
    if (length === 0) say(column, 'Wajib diisi.', 'Required.');
    else if (length > most) say(column, `Paling banyak ${most} karakter.`, `At most ${most} characters.`);
  }
  return faults;
}

function jsonRows(content: string): { rows: Cells[]; faults: LineFault[] } {
  const broken = { rows: [], faults: [fault(1, '', 'Bukan daftar JSON.', 'Not a JSON list.')] };
  let list: unknown;
  try {
    list = JSON.parse(content);
  } catch {
    return broken;
  }
  if (!Array.isArray(list)) return broken;
  const rows: Cells[] = [];
  const faults: LineFault[] = [];
  for (const [index, item] of (list as unknown[]).entries()) {
    if (typeof item !== 'object' || item === null) {
      faults.push(fault(index + 1, '', 'Bukan objek.', 'Not an object.'));
      continue;
    }
    const cells: Cells['cells'] = {};
    for (const [name, value] of Object.entries(item)) {
      if (!isColumn(name)) faults.push(fault(index + 1, name, 'Kolom tidak dikenal.', 'No such column.'));
      else cells[name] = typeof value === 'string' ? value.trim() : '';
    }
    rows.push({ line: index + 1, cells });
  }
  return { rows, faults };
}

function csvRows(content: string): { rows: Cells[]; faults: LineFault[] } {
  // Spreadsheets set to Indonesian write semicolons, and a mark at the beginning that nobody sees.
  const text = content.replace(/^\uFEFF/, '');
  const separator = text.split('\n', 1)[0]!.includes(';') ? ';' : ',';
  const [head, ...records] = csvRecords(text, separator);
  const names = head?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const missing = HOLIDAY_COLUMNS.filter((column) => !names.includes(column));
  if (missing.length > 0)
    return {
      rows: [],
      faults: missing.map((column) => fault(1, column, 'Kolom ini tidak ada.', 'This column is missing.')),
    };
  const rows: Cells[] = [];
  const faults: LineFault[] = [];
  for (const { line, cells } of records) {
    if (cells.length > names.length) {
      faults.push(fault(line, names.at(-1)!, 'Terlalu banyak kolom.', 'Too many columns.'));
      continue;
    }
    rows.push({ line, cells: Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])) });
  }
  return { rows, faults };
}

/** RFC 4180: quoted cells may hold separators, line ends and doubled quotes. Empty lines fall away. */
function csvRecords(text: string, separator: string): { line: number; cells: string[] }[] {
  const records: { line: number; cells: string[] }[] = [];
  let [line, began, cell, quoted] = [1, 1, '', false];
  let cells: string[] = [];
  const end = (): void => {
    cells.push(cell.trim());
    if (cells.some((one) => one !== '')) records.push({ line: began, cells });
    [cells, cell] = [[], ''];
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '\n') line++;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[++at]!;
      else quoted = false;
    } else if (sign === '"' && cell.trim() === '') [quoted, cell] = [true, ''];
    else if (sign === separator) {
      cells.push(cell.trim());
      cell = '';
    } else if (sign === '\n') {
      end();
      began = line;
    } else cell += sign;
  }
  end();
  return records;
}

function isColumn(name: string): name is Column {
  return (HOLIDAY_COLUMNS as readonly string[]).includes(name);
}

function fault(line: number, column: string, id: string, en: string): LineFault {
  return { line, column, detail: { id, en } };
}
