import { PP_45_2024, told } from './bases.js';
import { feeOf, type ServiceFacts, words } from './fact.js';
import { COMPLAINTS, EVALUATION } from './parts.js';

const price = feeOf('price', PP_45_2024);

/** Of these we know the price, and neither the time nor the way: drafts, until an office writes the rest. */
const LITTLE_KNOWN = {
  family: 'travel_document',
  bookable: false,
  published: false,
  basis: told('imigrasi.go.id'),
  groups: [],
  requirementBasis: told('imigrasi.go.id'),
  requirements: [
    {
      code: 'identity',
      name: words('Bukti identitas', 'Proof of identity'),
      detail: words('Rinciannya belum dipastikan.', 'Its details are to be confirmed.'),
    },
  ],
  times: [],
  parts: [COMPLAINTS, EVALUATION],
};

export const TRAVEL_DOCUMENTS: ServiceFacts[] = [
  {
    ...LITTLE_KNOWN,
    code: 'travel_document_citizen',
    name: words('SPLP untuk WNI', 'Travel document in lieu of a passport, citizen'),
    summary: words(
      'Surat Perjalanan Laksana Paspor untuk warga negara Indonesia.',
      'A travel document in lieu of a passport for an Indonesian citizen.',
    ),
    audience: { nationalities: ['indonesian', 'dual'] },
    counterparts: ['travel_document_foreigner'],
    fees: [price('document', 100_000, words('SPLP untuk WNI', 'Travel document, citizen'))],
  },
  {
    ...LITTLE_KNOWN,
    code: 'travel_document_foreigner',
    name: words('SPLP untuk orang asing', 'Travel document in lieu of a passport, foreigner'),
    summary: words(
      'Surat Perjalanan Laksana Paspor untuk orang asing.',
      'A travel document in lieu of a passport for a foreigner.',
    ),
    audience: { nationalities: ['foreign'] },
    counterparts: ['travel_document_citizen'],
    fees: [price('document', 150_000, words('SPLP untuk orang asing', 'Travel document, foreigner'))],
  },
];
