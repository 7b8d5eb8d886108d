import { type MessageTemplate, placeholdersIn, render } from './template.js';

const template: MessageTemplate = {
  name: 'parcels.arrived',
  about: { id: 'Paket tiba', en: 'A parcel came' },
  placeholders: {
    code: { meaning: { id: 'Kode', en: 'Code' }, example: { id: 'X9', en: 'X9' }, mandatory: true },
    name: { meaning: { id: 'Nama', en: 'Name' }, example: { id: 'Siti', en: 'Siti' } },
  },
  channels: ['email', 'sms'],
  subject: { id: 'Paket {code}', en: 'Parcel {code}' },
  body: { id: 'Paket untuk {name} tiba.', en: 'A parcel for {name} has come.' },
};

describe('message templates', () => {
  it('speak both languages', () => {
    const params = { code: 'X1', name: 'Siti' };
    expect(render(template, 'id', params)).toEqual({ subject: 'Paket X1', body: 'Paket untuk Siti tiba.' });
    expect(render(template, 'en', params)).toEqual({ subject: 'Parcel X1', body: 'A parcel for Siti has come.' });
  });

  it('need every parameter they name', () => {
    expect(placeholdersIn('{code} {name} {code}')).toEqual(['code', 'name', 'code']);
    expect(() => render(template, 'id', { code: 'X1' })).toThrow("needs the parameter 'name'");
  });

  it('take what a parameter says as words and nothing else', () => {
    const params = { code: 'X1\r\nBcc: all@example.org', name: '{code}' };
    expect(render(template, 'en', params)).toEqual({
      subject: 'Parcel X1 Bcc: all@example.org',
      body: 'A parcel for {code} has come.',
    });
  });
});
