import { OneOf, Rule, Text } from '@buka-pintu/platform';
import { DOCUMENT_KINDS, type DocumentKind } from '../bookings/booking.entity.js';

/** The document by which a person is known. */
export class PersonDocumentShape {
  @OneOf(DOCUMENT_KINDS, { description: '`nik` for citizens, `passport` for foreigners' })
  documentKind: DocumentKind;

  @Rule<PersonDocumentShape>((it) => it.documentKind !== 'nik' || /^\d{16}$/.test(it.documentNumber), {
    code: 'nik',
    detail: { id: 'NIK terdiri dari 16 angka.', en: 'A NIK has 16 digits.' },
  })
  @Rule<PersonDocumentShape>((it) => it.documentKind !== 'passport' || /^[A-Za-z0-9]{5,20}$/.test(it.documentNumber), {
    code: 'passport_number',
    detail: {
      id: 'Nomor paspor terdiri dari 5 sampai 20 huruf dan angka.',
      en: 'A passport number has 5 to 20 letters and digits.',
    },
  })
  @Text({ max: 20, example: '9901015704900012', personal: true })
  documentNumber: string;

  @Rule<PersonDocumentShape>((it) => it.documentKind !== 'nik' || it.country === 'ID', {
    code: 'country_of_nik',
    detail: { id: 'NIK hanya untuk negara ID.', en: 'A NIK is of the country ID.' },
  })
  @Text({ max: 2, min: 2, pattern: /^[A-Z]{2}$/, default: 'ID', description: 'ISO 3166-1 code of the issuing country' })
  country: string;
}
