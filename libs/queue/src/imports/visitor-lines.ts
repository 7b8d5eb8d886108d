import { type CsvLine, type IsoDay, type LocalTime, plainCell, readCsv } from '@buka-pintu/platform';
import type { BookableLane } from '../supply/lane.js';
import {
  type ColumnMeaning,
  columnOf,
  comparedWord,
  type KnownWords,
  laneOf,
  type VisitorField,
} from './import-words.js';
import { dayWritten, isRounded, numberIn, saidIn, timeAfterDay, timeWritten } from './visitor-cells.js';
import { fault, type FaultCode, type LineFault } from './visitor-faults.js';

export const LINES_AT_MOST = 5000;
const WORDS_AT_MOST = 50;

/** Somebody in the list. `number` is as it stands there. */
export interface VisitorLine {
  line: number;
  number: string;
  name: string;
  /** The office's clock; null when the list gave none. */
  time: LocalTime | null;
  serviceCode: string;
  lane: BookableLane;
  nik: string | null;
}

/** A head of the file and what it is taken for; undefined when nobody has said. */
export interface ListColumn {
  head: string;
  meaning: ColumnMeaning | undefined;
}

/** A word of the file that nobody has explained. */
export interface OpenWord {
  kind: 'service' | 'lane';
  word: string;
  lines: number;
}

export interface VisitorList {
  columns: ListColumn[];
  lines: VisitorLine[];
  faults: LineFault[];
  openWords: OpenWord[];
  /** Lines of other days: they are not of this import, and nothing is wrong with them. */
  otherDays: number;
}

export interface ListTerms {
  on: IsoDay;
  /** For lines that name none. */
  serviceCode: string;
  lane: BookableLane;
  known: KnownWords;
  /** The service that a word stands for without being taught: a code, or a name out of the catalogue. */
  serviceNamed: (word: string) => string | undefined;
  /** What the service point offers. */
  offered: readonly string[];
}

/** Reads a whole list and finds everything wrong with it that can be seen without the database. */
export function readVisitors(text: string, terms: ListTerms): VisitorList {
  const rows = readCsv(text);
  // Above the heads people write a title: the heads are the first line with more than one cell filled.
  const at = rows.findIndex(({ cells }) => cells.filter((cell) => cell !== '').length > 1);
  const head = rows[at];
  const rest = head ? rows.slice(at + 1) : [];
  const columns = (head?.cells ?? []).map((cell) => {
    const said = plainCell(cell).slice(0, 120);
    return { head: said, meaning: said === '' ? ('none' as const) : columnOf(said, terms.known) };
  });
  const empty = { columns, lines: [], openWords: [], otherDays: 0 };
  if (!head || rest.length === 0) return { ...empty, faults: [fault(head?.line ?? 1, null, 'no_lines')] };
  const faults = headFaults(head.line, columns);
  if (rest.length > LINES_AT_MOST) faults.push(fault(rest[LINES_AT_MOST]!.line, null, 'too_many_lines'));
  if (faults.length > 0) return { ...empty, faults };
  const reader = new LineReader(columns, terms);
  const lines = rest.flatMap((row) => reader.read(row) ?? []);
  return {
    columns,
    lines,
    faults: [...reader.faults, ...repeated(lines)].sort((a, b) => a.line - b.line),
    openWords: reader.openWords(),
    otherDays: reader.otherDays,
  };
}

function headFaults(line: number, columns: readonly ListColumn[]): LineFault[] {
  const meanings = columns.map(({ meaning }) => meaning);
  const faults = (['number', 'name'] as const)
    .filter((needed) => !meanings.includes(needed))
    .map((needed) => fault(line, needed, 'column_missing'));
  const twice = meanings.filter((meaning, index) => meaning && meaning !== 'none' && meanings.indexOf(meaning) < index);
  return [...faults, ...twice.map((meaning) => fault(line, meaning as VisitorField, 'column_twice'))];
}

class LineReader {
  readonly faults: LineFault[] = [];
  otherDays = 0;
  private readonly words = new Map<string, OpenWord>();

  constructor(
    private readonly columns: readonly ListColumn[],
    private readonly terms: ListTerms,
  ) {}

  openWords(): OpenWord[] {
    return [...this.words.values()].slice(0, WORDS_AT_MOST);
  }

  /** The line, undefined when it is of another day. */
  read({ line, cells }: CsvLine): VisitorLine | undefined {
    const blame = (column: VisitorField | null, code: FaultCode, said?: string): void =>
      void this.faults.push(fault(line, column, code, said));
    const cell = (field: VisitorField): string =>
      saidIn(plainCell(cells[this.columns.findIndex(({ meaning }) => meaning === field)] ?? ''));
    const [day, clock] = [cell('on'), cell('time')];
    if (day !== '') {
      const on = dayWritten(day);
      if (on === undefined) blame('on', 'not_a_day', day);
      else if (on !== this.terms.on) return void this.otherDays++;
    }
    if (cells.slice(this.columns.length).some((each) => each !== '')) blame(null, 'too_many_cells');
    const time = clock === '' ? (timeAfterDay(day) ?? null) : (timeWritten(clock) ?? null);
    if (clock !== '' && time === null) blame('time', 'not_a_time', clock);
    const nik = cell('nik').replace(/[\s.-]/g, '');
    if (isRounded(nik)) blame('nik', 'rounded', nik);
    else if (nik !== '' && !/^\d{16}$/.test(nik)) blame('nik', 'not_a_nik');
    return {
      line,
      number: this.number(cell('number'), blame),
      name: this.name(cell('name'), blame),
      time,
      serviceCode: this.service(cell('service'), blame),
      lane: this.lane(cell('lane'), blame),
      nik: nik === '' ? null : nik,
    };
  }

  private number(text: string, blame: Blame): string {
    if (text === '') blame('number', 'required');
    else if (isRounded(text)) blame('number', 'rounded', text);
    else if (numberIn(text) === undefined) blame('number', 'not_a_number');
    return text.slice(0, 60);
  }

  private name(text: string, blame: Blame): string {
    const name = text.replace(/\s+/g, ' ');
    if (name === '') blame('name', 'required');
    else if (name.length > 120) blame('name', 'too_long');
    else if (!/\p{L}/u.test(name)) blame('name', 'not_a_name');
    return name.slice(0, 120);
  }

  private service(text: string, blame: Blame): string {
    const { known, serviceNamed, serviceCode, offered } = this.terms;
    if (text === '') return serviceCode;
    const word = comparedWord(text);
    const code = known.service.get(word) ?? serviceNamed(word);
    if (code === undefined) this.open('service', text, blame, 'service_unknown');
    else if (!offered.includes(code)) blame('service', 'service_elsewhere');
    return code ?? serviceCode;
  }

  private lane(text: string, blame: Blame): BookableLane {
    if (text === '') return this.terms.lane;
    const lane = laneOf(text, this.terms.known);
    if (lane === undefined) this.open('lane', text, blame, 'lane_unknown');
    return lane ?? this.terms.lane;
  }

  private open(kind: OpenWord['kind'], text: string, blame: Blame, code: FaultCode): void {
    blame(kind, code, text);
    const key = `${kind} ${comparedWord(text)}`;
    const known = this.words.get(key);
    this.words.set(key, { kind, word: known?.word ?? text.slice(0, 120), lines: (known?.lines ?? 0) + 1 });
  }
}

type Blame = (column: VisitorField | null, code: FaultCode, said?: string) => void;

function repeated(lines: readonly VisitorLine[]): LineFault[] {
  const seen = new Map<string, number>();
  return lines.flatMap(({ line, number, nik }) =>
    (
      [
        ['number', numberIn(number)],
        ['nik', nik ?? undefined],
      ] as const
    ).flatMap(([column, value]) => {
      if (value === undefined) return [];
      const earlier = seen.get(`${column} ${value}`);
      if (earlier !== undefined) return [fault(line, column, 'twice', earlier)];
      seen.set(`${column} ${value}`, line);
      return [];
    }),
  );
}
