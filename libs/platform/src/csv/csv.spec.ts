import fc from 'fast-check';
import { plainCell, readCsv, separatorOf, textOf, writeCsv } from './csv.js';

describe('reading CSV', () => {
  it('takes what spreadsheets save: commas, semicolons, tabs, a byte order mark, line ends of Windows', () => {
    expect(readCsv('\uFEFFnama;surel\r\nDewi;d@x.id\r\n')).toEqual([
      { line: 1, cells: ['nama', 'surel'] },
      { line: 2, cells: ['Dewi', 'd@x.id'] },
    ]);
    expect(separatorOf('a\tb\tc')).toBe('\t');
    expect(separatorOf('a,b,c')).toBe(',');
  });

  it('counts lines as an editor does, over empty ones and breaks inside quotes', () => {
    const text = 'name,roles\n\n"Dewi ""D"" Kartika, S.H.\nKantor Utama",counter\nBudi,head';
    expect(readCsv(text)).toEqual([
      { line: 1, cells: ['name', 'roles'] },
      { line: 3, cells: ['Dewi "D" Kartika, S.H.\nKantor Utama', 'counter'] },
      { line: 5, cells: ['Budi', 'head'] },
    ]);
  });

  it('keeps everything after a quote that is never closed in its line', () => {
    expect(readCsv('name,roles\n"Dewi,counter\nBudi,head')).toEqual([
      { line: 1, cells: ['name', 'roles'] },
      { line: 2, cells: ['Dewi,counter\nBudi,head'] },
    ]);
  });

  // With a look back over the cell at every quote this takes minutes, and nobody else is answered meanwhile.
  it('reads a cell of a million stray quotes in one go', () => {
    const stray = 'a"'.repeat(500_000);
    expect(readCsv(`name\n${stray}\n"b"`).map(({ cells }) => cells[0]?.length)).toEqual([4, stray.length, 1]);
  });

  it('takes the sign that separates from the line of Excel, or else from the first line that has one', () => {
    expect(readCsv('sep=;\r\nnama;"a,b"\r\n')).toEqual([{ line: 2, cells: ['nama', 'a,b'] }]);
    expect(readCsv('Daftar hari ini\n\nnama;surel\nDewi;d@x.id')).toEqual([
      { line: 1, cells: ['Daftar hari ini'] },
      { line: 3, cells: ['nama', 'surel'] },
      { line: 4, cells: ['Dewi', 'd@x.id'] },
    ]);
  });

  it('finds nothing in nothing', () => {
    expect(readCsv('')).toEqual([]);
    expect(readCsv('\n\n , ,\n')).toEqual([]);
  });
});

describe('writing CSV', () => {
  it.each(['=1+1', '+62812', '-1', '@SUM(A1)', '\t=1', "'=1", '=cmd|/c calc', '=HYPERLINK("http://x";"y")'])(
    'lets %j be no formula, and is read as it was',
    (text) => {
      const written = writeCsv([['x', text]]);
      const cell = written.slice(2).replace(/^"/, '');
      expect(cell.startsWith("'")).toBe(true);
      expect(plainCell(readCsv(written)[0]!.cells[1]!)).toBe(text);
    },
  );

  it('is read as it was, whatever stands in the cells', () => {
    const signs = fc.constantFrom(...'=+-@\'";,|\n\r\t aé🙂'.split(/(?:)/u));
    const cell = fc.string({ unit: signs, maxLength: 12 }).map((text) => text.trim());
    const lines = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(lines, (given) => {
        // The first line decides which sign separates: the head of a real file has no other.
        const read = readCsv(writeCsv([['a', 'b', 'c'], ...given])).slice(1);
        const kept = given.filter((line) => line.some((each) => each !== ''));
        expect(read.map(({ cells }) => cells.map(plainCell))).toEqual(kept);
      }),
      { seed: 20_261_123, numRuns: 500 },
    );
  });
});

describe('the bytes of a file', () => {
  const latin = Buffer.from([0x44, 0x65, 0xe9, 0x3b, 0x93, 0x78, 0x94]);
  it.each([
    ['utf-8', Buffer.from('Dewi é;“x”')],
    ['utf-8', Buffer.from('\uFEFFDewi é;“x”')],
    ['utf-16le', Buffer.from('\uFEFFDewi é;“x”', 'utf16le')],
    ['utf-16be', Buffer.from('\uFEFFDewi é;“x”', 'utf16le').swap16()],
  ])('are read as %s', (encoding, bytes) => {
    expect(textOf(bytes)).toEqual({ encoding, text: 'Dewi é;“x”' });
  });

  it('that are no UTF-8 are the code page of Windows, as Excel saves “CSV”', () => {
    expect(textOf(latin)).toEqual({ encoding: 'windows-1252', text: 'Deé;“x”' });
  });
});
