import type { MessageTemplate } from '../template.js';
import { smsLength } from './sms-length.js';
import { preview, worded, type Wording, wordingFaults } from './wording.js';

const said = { id: 'Kode', en: 'Code' };
const template: MessageTemplate = {
  name: 'parcels.arrived',
  about: said,
  placeholders: {
    code: { meaning: said, example: { id: 'X9', en: 'X9' }, mandatory: true },
    place: { meaning: said, example: { id: 'Loket', en: 'Desk' } },
  },
  channels: ['sms', 'email'],
  subject: { id: 'Paket {code}', en: 'Parcel {code}' },
  body: { id: 'Paket {code} di {place}.', en: 'Parcel {code} at {place}.' },
};
const codes = (body: string, subject: string | null = null) =>
  wordingFaults(template, 'id', { subject, body }).map(({ field, code }) => `${field}:${code}`);

describe('an office’s own words', () => {
  it('may say it otherwise, with what must be in it', () => {
    expect(codes('Ambil {code} pukul 08.30, dll.\nBawa KTP asli (no. 1/2).')).toEqual([]);
    expect(codes('Ambil paketnya.')).toEqual(['body:missing_placeholder']);
    expect(codes('Ambil.', '{code}')).toEqual(['body:missing_placeholder']);
    const [unknown] = wordingFaults(template, 'en', { subject: null, body: '{code} for {name}, {nama}' });
    expect(unknown!.detail.en).toBe('{name} is not known here. There are: {code} {place}.');
    expect(codes('{code} {constructor} {toString}')).toEqual(['body:unknown_placeholder', 'body:unknown_placeholder']);
  });

  it('are plain text without links of their own', () => {
    expect(codes('{code} <b>segera</b>')).toEqual(['body:markup']);
    for (const link of [
      'https://bit.ly/x',
      'www.contoh.id',
      'bit.ly/abc',
      'imigrasi.go.id',
      'tanya@kantor.id',
      'a://b',
    ])
      expect([link, codes(`{code} lihat ${link} ya`)]).toEqual([link, ['body:link']]);
    expect(codes('{code} {', '} x')).toEqual(['subject:stray_brace', 'body:stray_brace']);
    expect(codes('{code}\r\nBcc: x')).toEqual(['body:control']);
    expect(codes('{code}', 'Paket\nBcc: x')).toEqual(['subject:control']);
    expect(codes('{code} \u202egnirts')).toEqual(['body:control']);
    expect(codes(' ', ' ')).toEqual(['subject:empty', 'body:empty', 'body:missing_placeholder']);
  });

  it('stay short: a subject of 150 characters, four SMS', () => {
    expect(codes('{code}', 'x'.repeat(151))).toEqual(['subject:too_long']);
    expect(codes(`{code} ${'x'.repeat(4 * 153 - 3)}`)).toEqual([]);
    expect(codes(`{code} ${'x'.repeat(4 * 153 - 2)}`)).toEqual(['body:too_long']);
    expect(codes(`{code} ö’${'x'.repeat(4 * 67)}`)).toEqual(['body:too_long']);
  });

  it('go out through the same renderer as the house’s, which goes out where they no longer fit', () => {
    const office = (body: string): Wording => ({ subject: null, body });
    const filled = preview(worded(template, { id: office('Halo {code}'), en: office('Gone: {name}') }), 'id');
    expect(filled).toMatchObject({ subject: 'Paket X9', body: 'Halo X9', sms: { segments: 1 } });
    const english = preview(worded(template, { id: office('Halo {code}'), en: office('Gone: {name}') }), 'en');
    expect(english.body).toBe('Parcel X9 at Desk.');
  });
});

describe('the length of an SMS', () => {
  it('is counted in the operator’s places', () => {
    expect(smsLength('x'.repeat(160))).toEqual({ units: 160, segments: 1, outside: [] });
    expect(smsLength('x'.repeat(161))).toMatchObject({ segments: 2 });
    expect(smsLength('x'.repeat(306))).toMatchObject({ segments: 2 });
    expect(smsLength('x'.repeat(307))).toMatchObject({ segments: 3 });
    // A bracket costs two places; a curly quote turns the whole message to 70.
    expect(smsLength(`[${'x'.repeat(159)}`)).toMatchObject({ units: 161, segments: 2 });
    expect(smsLength('“70”' + 'x'.repeat(66))).toEqual({ units: 70, segments: 1, outside: ['“', '”'] });
    expect(smsLength('😀'.repeat(36))).toMatchObject({ units: 72, segments: 2 });
  });
});
