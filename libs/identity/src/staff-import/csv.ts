/** A line of a CSV file, with its number in the file as an editor counts it. */
export interface CsvLine {
  line: number;
  cells: string[];
}

/** What spreadsheets save: commas, or semicolons where the comma is the decimal sign, or tabs. */
export function separatorOf(text: string): ',' | ';' | '\t' {
  const [head = ''] = text.split(/\r?\n/, 1);
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
  return lines;
}
