import { isUtf8 } from 'node:buffer';

/** A line of a CSV file, with its number in the file as an editor counts it. */
export interface CsvLine {
  line: number;
  cells: string[];
}

/** How the bytes of a text file were understood. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The text in a file: by its byte order mark, else UTF-8, else the code page with which Excel saves "CSV" in our country. */
export function textOf(bytes: Uint8Array): { text: string; encoding: TextEncoding } {
  const decoded = (encoding: TextEncoding) => ({
    text: new TextDecoder(encoding, { fatal: encoding === 'utf-8' }).decode(bytes),
    encoding,
  });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded('utf-16be');
  return decoded(isUtf8(bytes) ? 'utf-8' : 'windows-1252');
}

const EXCEL_SAYS = /^\s*sep=([,;\t])\s*$/i;
/** Above the heads of the columns people write a title or two. */
const TITLES_AT_MOST = 20;

/** What spreadsheets save: commas, or semicolons where the comma is the decimal sign, or tabs; Excel says which in a line of its own. */
export function separatorOf(text: string): ',' | ';' | '\t' {
  const lines = text.split(/\r?\n/, TITLES_AT_MOST);
  const said = EXCEL_SAYS.exec(lines[0] ?? '')?.[1];
  if (said) return said as ',' | ';' | '\t';
  const head = lines.find((line) => /[,;\t]/.test(line)) ?? '';
  const count = (sign: string): number => head.split(sign).length;
  return ([';', '\t'] as const).find((sign) => count(sign) > count(',')) ?? ',';
}

// A spreadsheet takes a cell that begins so for a formula, and carries it out. Behind an apostrophe it is a text.
const FORMULA = /^'*[=+\-@\t\r]/;

/** Writes lines with semicolons, as `readCsv` and spreadsheets in our language read them. No cell is a formula. */
export function writeCsv(lines: readonly (readonly string[])[]): string {
  const cell = (text: string): string => {
    const safe = FORMULA.test(text) ? `'${text}` : text;
    return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return lines.map((line) => `${line.map(cell).join(';')}\r\n`).join('');
}

/** What the cell said before `writeCsv` made it harmless. */
export const plainCell = (text: string): string => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);

/**
 * Reads CSV (RFC 4180): quoted cells may hold separators, doubled quotes and line breaks. Empty lines are left out. A quote that is
 * never closed takes the rest of the file, which then shows in that one line.
 */
export function readCsv(text: string): CsvLine[] {
  const plain = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(plain);
  const firstIsOfExcel = EXCEL_SAYS.test(plain.split(/\r?\n/, 1)[0]!);
  const lines: CsvLine[] = [];
  let current: CsvLine = { line: 1, cells: [] };
  let cell = '';
  let quoted = false;
  // Asked of the cell itself at every quote, two million characters of quotes would hold the whole house for minutes.
  let blank = true;
  let number = 1;
  const endLine = (): void => {
    current.cells.push(cell.trim());
    if (current.cells.some((each) => each !== '')) lines.push(current);
    cell = '';
    blank = true;
    current = { line: number, cells: [] };
  };
  for (let at = 0; at < plain.length; at++) {
    const sign = plain[at]!;
    if (sign === '\n') number++;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (plain[at + 1] === '"') cell += plain[at++];
      else quoted = false;
    } else if (sign === '"' && blank) {
      quoted = true;
      blank = false;
      cell = '';
    } else if (sign === separator) {
      current.cells.push(cell.trim());
      cell = '';
      blank = true;
    } else if (sign === '\n') endLine();
    else if (sign !== '\r') {
      cell += sign;
      blank &&= sign.trim() === '';
    }
  }
  endLine();
  return firstIsOfExcel ? lines.slice(1) : lines;
}
