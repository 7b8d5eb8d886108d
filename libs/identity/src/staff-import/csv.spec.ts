import { readCsv, separatorOf } from './csv.js';

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

  it('finds nothing in nothing', () => {
    expect(readCsv('')).toEqual([]);
    expect(readCsv('\n\n , ,\n')).toEqual([]);
  });
});
