import { readCsv, writeCsv } from '@buka-pintu/platform';
import type { KnownWords } from './import-words.js';
import { dayWritten, isRounded, numberIn, numbersIn, saidIn, timeAfterDay, timeWritten } from './visitor-cells.js';
import { type ListTerms, readVisitors } from './visitor-lines.js';

const words = (change: Partial<Record<'column' | 'service' | 'lane', Record<string, string>>> = {}): KnownWords => ({
  column: new Map(Object.entries(change.column ?? {})),
  service: new Map(Object.entries(change.service ?? {})),
  lane: new Map(Object.entries(change.lane ?? {})),
});
const terms = (change: Partial<ListTerms> = {}): ListTerms => ({
  on: '2026-11-24',
  serviceCode: 'passport_new_adult',
  lane: 'regular',
  known: words(),
  serviceNamed: (word) => (word === 'paspor baru dewasa' ? 'passport_new_adult' : undefined),
  offered: ['passport_new_adult', 'passport_renewal_adult'],
  ...change,
});
const places = (text: string, change?: Partial<ListTerms>) =>
  readVisitors(text, terms(change)).faults.map(({ line, column, code }) => [line, column, code]);

describe('a cell', () => {
  it.each([
    ['24/11/2026', '2026-11-24'],
    ['24-11-2026 08:30', '2026-11-24'],
    ['2026-11-24T08:30:00+07:00', '2026-11-24'],
    ['Selasa, 24 November 2026', '2026-11-24'],
    ['24 Nop 2026', '2026-11-24'],
    ['46350', '2026-11-24'],
    ['46350.354', '2026-11-24'],
    ['11/24/2026', undefined],
    ['31/02/2026', undefined],
    ['besok', undefined],
  ])('%j is the day %j', (text, day) => expect(dayWritten(text)).toBe(day));

  it.each([
    ['08:30', '08:30'],
    ['8.30 WIB', '08:30'],
    ['08:00 - 08:30', '08:00'],
    ['08.00 s.d. 09.00', '08:00'],
    ['1:30 PM', '13:30'],
    ['12:05 am', '00:05'],
    ['0.354166667', '08:30'],
    ['0,5', '12:00'],
    ['25:00', undefined],
    ['10:75', undefined],
    ['Sesi 1', undefined],
  ])('%j is the time %j', (text, time) => expect(timeWritten(text)).toBe(time));

  it('with day and time tells both', () => {
    expect(timeAfterDay('24/11/2026 08.30')).toBe('08:30');
    expect(timeAfterDay('46350.354166667')).toBe('08:30');
    expect(timeAfterDay('24/11/2026')).toBeUndefined();
  });

  it('is read behind Excel’s ways to keep a text a text, and what was rounded is known', () => {
    expect(saidIn(`="0123"`)).toBe('0123');
    expect(saidIn("\u00A0'0123 ")).toBe('0123');
    expect(isRounded('1,23457E+15')).toBe(true);
    expect(isRounded('1234E5678')).toBe(false);
  });

  it('is the same number however it is written', () => {
    expect(numberIn('MP-2026 1124/0001')).toBe('MP202611240001');
    expect(numberIn('-')).toBeUndefined();
    expect(numbersIn('https://mpaspor.example/v/MP202611240001?x=1')).toContain('MP202611240001');
  });
});

describe('a list', () => {
  it('is read by the heads we guess, over a title and columns nobody needs', () => {
    const text =
      'Daftar kedatangan\r\n\r\nNo. Permohonan;Nama Pemohon;Jam;Alamat;Jenis Permohonan;Jalur;NIK\r\n' +
      'MP-1001;  Siti   Aminah ;08.30;Jl. Kenanga 1;Paspor Baru Dewasa;Lansia;9901015704900012\r\n';
    expect(readVisitors(text, terms())).toEqual({
      columns: [
        { head: 'No. Permohonan', meaning: 'number' },
        { head: 'Nama Pemohon', meaning: 'name' },
        { head: 'Jam', meaning: 'time' },
        { head: 'Alamat', meaning: undefined },
        { head: 'Jenis Permohonan', meaning: 'service' },
        { head: 'Jalur', meaning: 'lane' },
        { head: 'NIK', meaning: 'nik' },
      ],
      lines: [
        {
          line: 4,
          number: 'MP-1001',
          name: 'Siti Aminah',
          time: '08:30',
          serviceCode: 'passport_new_adult',
          lane: 'priority',
          nik: '9901015704900012',
        },
      ],
      faults: [],
      openWords: [],
      otherDays: 0,
    });
  });

  it('says which column it misses, and takes the office’s word for what heads mean', () => {
    const text = 'Kode;Siapa;Keterangan\nMP-1001;Siti;MP-9999\n';
    expect(places(text)).toEqual([
      [1, 'number', 'column_missing'],
      [1, 'name', 'column_missing'],
    ]);
    const known = words({ column: { kode: 'number', siapa: 'name', keterangan: 'none' } });
    expect(readVisitors(text, terms({ known })).lines).toMatchObject([{ number: 'MP-1001', name: 'Siti' }]);
    const twice = words({ column: { kode: 'number', siapa: 'name', keterangan: 'number' } });
    expect(places(text, { known: twice })).toEqual([[1, 'number', 'column_twice']]);
  });

  it('names every wrong cell by line and column', () => {
    const text = [
      'nomor permohonan,nama,tanggal,jam,nik,layanan,jalur',
      'MP-1001,Siti,24/11/2026,08:30,9901015704900012,,',
      'MP 1001,Ani,24/11/2026,08:30,,,',
      ',Budi,24/11/2026,08:30,,,',
      'MP-1003,123,24/11/2026,pagi,,,',
      '"1,23E+15",Dewi,kapan,08:30,990101,,',
      'MP-1006,Eka,24/11/2026,08:30,9901015704900012,Paspor Kilat,VIP',
      'MP-1007,Fitri,25/11/2026,08:30,,,',
      'MP-1008,Gita,,,,,,,lebih',
    ].join('\n');
    expect(places(text)).toEqual([
      [3, 'number', 'twice'],
      [4, 'number', 'required'],
      [5, 'time', 'not_a_time'],
      [5, 'name', 'not_a_name'],
      [6, 'on', 'not_a_day'],
      [6, 'nik', 'not_a_nik'],
      [6, 'number', 'rounded'],
      [7, 'service', 'service_unknown'],
      [7, 'lane', 'lane_unknown'],
      [7, 'nik', 'twice'],
      [9, null, 'too_many_cells'],
    ]);
    const list = readVisitors(text, terms());
    expect(list.otherDays).toBe(1);
    expect(list.openWords).toEqual([
      { kind: 'service', word: 'Paspor Kilat', lines: 1 },
      { kind: 'lane', word: 'VIP', lines: 1 },
    ]);
  });

  it('knows a service the point does not have, and one the office has explained', () => {
    const text = 'nomor permohonan;nama;layanan\nMP-1001;Siti;Penggantian';
    const known = (meaning: string) => words({ service: { penggantian: meaning } });
    expect(places(text, { known: known('passport_child') })).toEqual([[2, 'service', 'service_elsewhere']]);
    expect(readVisitors(text, terms({ known: known('passport_renewal_adult') })).lines[0]!.serviceCode).toBe(
      'passport_renewal_adult',
    );
  });

  it('of more than five thousand, or of nobody, is refused whole', () => {
    const many = Array.from({ length: 5001 }, (_, at) => `MP-${10_000 + at};Orang ${at}`).join('\n');
    expect(places(`nomor permohonan;nama\n${many}`)).toEqual([[5002, null, 'too_many_lines']]);
    expect(places('')).toEqual([[1, null, 'no_lines']]);
    expect(places('nomor permohonan;nama')).toEqual([[1, null, 'no_lines']]);
  });

  it('takes a name that is a formula for a name, and writes it out as one', () => {
    const evil = '=HYPERLINK("http://x";"Siti")';
    const text = writeCsv([
      ['nomor permohonan', 'nama'],
      ['MP-1001', evil],
    ]);
    expect(readVisitors(text, terms()).lines[0]!.name).toBe(evil);
    expect(readCsv(text)[1]!.cells[1]).toMatch(/^'=/);
  });
});
