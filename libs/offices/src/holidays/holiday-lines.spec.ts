import { readHolidays } from './holiday-lines.js';

const HEAD = 'date,kind,name_id,name_en,legal_basis,source,confidence';
const line = (date: string, change: Partial<Record<'kind' | 'name' | 'confidence', string>> = {}) =>
  [
    date,
    change.kind ?? 'national',
    change.name ?? 'Libur',
    'Holiday',
    'SKB',
    'https://x',
    change.confidence ?? 'confirmed',
  ].join();
const read = (...lines: string[]) => readHolidays(2027, 'csv', [HEAD, ...lines].join('\n'));
const said = (faults: { line: number; column: string }[]) => faults.map((it) => `${it.line} ${it.column}`);

describe('the lines of a decree', () => {
  it('come in any order, with commas or semicolons, quotes and the mark spreadsheets write', () => {
    const { days, faults } = read(line('2027-05-01'), '', line('2027-01-01', { name: '"Tahun Baru, ""Masehi"""' }));
    expect(faults).toEqual([]);
    expect(days.map((day) => day.on)).toEqual(['2027-01-01', '2027-05-01']);
    expect(days[0]!.name.id).toBe('Tahun Baru, "Masehi"');
    const semicolons = `\uFEFF${[HEAD, line('2027-05-01')].join('\r\n').replaceAll(',', ';')}`;
    expect(readHolidays(2027, 'csv', semicolons)).toMatchObject({ days: [{ on: '2027-05-01' }], faults: [] });
  });

  it('are named by line and column when they are wrong, all at once', () => {
    const { faults } = read(
      line('2027-02-30'),
      line('2026-12-25'),
      line('2027-05-01', { kind: 'libur' }),
      line('2027-05-01', { confidence: 'mungkin', name: '' }),
    );
    expect(said(faults)).toEqual(['2 date', '3 date', '4 kind', '5 date', '5 confidence', '5 name_id']);
    expect(faults[3]!.detail.en).toBe('Stands in line 4 already.');
  });

  it('keep their numbers behind quoted line ends and empty lines', () => {
    const { faults } = read(line('2027-01-01', { name: '"Tahun\nBaru"' }), '', line('2027-13-01'));
    expect(said(faults)).toEqual(['5 date']);
  });

  it('need every column, and at least one day', () => {
    expect(said(readHolidays(2027, 'csv', 'date,kind\n2027-01-01,national').faults)).toEqual([
      '1 name_id',
      '1 name_en',
      '1 legal_basis',
      '1 source',
      '1 confidence',
    ]);
    expect(said(read().faults)).toEqual(['1 date']);
    expect(said(read(`${line('2027-01-01')},more`).faults)).toEqual(['2 confidence']);
  });

  it('may be JSON', () => {
    const day = {
      date: '2027-01-01',
      kind: 'national',
      name_id: 'a',
      name_en: 'b',
      legal_basis: 'c',
      source: 'd',
      confidence: 'confirmed',
    };
    expect(readHolidays(2027, 'json', JSON.stringify([day]))).toMatchObject({
      days: [{ on: '2027-01-01' }],
      faults: [],
    });
    expect(said(readHolidays(2027, 'json', JSON.stringify([day, { ...day, day: 1 }, 7])).faults)).toEqual([
      '2 day',
      '3 ',
      '2 date',
    ]);
    expect(readHolidays(2027, 'json', '{').faults).toHaveLength(1);
  });
});
