import type { Condition } from '../condition.js';
import { PP_28_2019, PP_45_2024, PP_45_2024_BURDENS, PP_45_2024_ZERO } from './bases.js';
import { type FeeFact, feeOf, words } from './fact.js';

/** Ten years only for those of 17 or older, or married; never for a dual national, whose age of choice comes first. */
const TEN_YEARS: Condition = { ageFrom: 17, marriedIsAdult: true, nationalities: ['indonesian'] };
/** Two kinds that the law lets have an ordinary passport of five years for nothing. */
const FREE_KINDS = ['scholarship_student', 'destitute_abroad'] as const;

const ORDINARY = words('Paspor biasa nonelektronik', 'Ordinary passport');
const ELECTRONIC = words('Paspor biasa elektronik', 'Electronic passport');
const years = ({ id, en }: typeof ORDINARY, count: number) => words(`${id}, ${count} tahun`, `${en}, ${count} years`);

const old = feeOf('price', PP_28_2019);
const now = feeOf('price', PP_45_2024);

/** Under PP 28/2019 a book had one price whatever its validity. */
const BOOK_2019 = [
  old('ordinary', 350_000, ORDINARY, { document: 'ordinary' }),
  old('electronic', 650_000, ELECTRONIC, { document: 'electronic' }),
];
const FIVE_YEARS = [
  now('ordinary_5_years', 350_000, years(ORDINARY, 5), { document: 'ordinary', years: 5 }),
  now('electronic_5_years', 650_000, years(ELECTRONIC, 5), { document: 'electronic', years: 5 }),
];
const TEN_YEAR_BOOKS = [
  now('ordinary_10_years', 650_000, years(ORDINARY, 10), { document: 'ordinary', years: 10 }, TEN_YEARS),
  now('electronic_10_years', 950_000, years(ELECTRONIC, 10), { document: 'electronic', years: 10 }, TEN_YEARS),
];
const FREE_BOOK: FeeFact = {
  ...feeOf('price', PP_45_2024_ZERO)(
    'free_5_years',
    0,
    words('Paspor biasa 5 tahun, tarif nol rupiah', 'Ordinary passport, 5 years, free of charge'),
    { document: 'ordinary', years: 5 },
    { kinds: [...FREE_KINDS] },
  ),
};

const [ORDINARY_5, ELECTRONIC_5] = FIVE_YEARS as [FeeFact, FeeFact];
const [ORDINARY_10, ELECTRONIC_10] = TEN_YEAR_BOOKS as [FeeFact, FeeFact];

/** Every book there is: of five years, and of ten for those who may have them. */
export const BOOKS: FeeFact[] = [...BOOK_2019, ORDINARY_5, ORDINARY_10, ELECTRONIC_5, ELECTRONIC_10];
/** The same, with the free one for those whom the law exempts. */
export const BOOKS_OR_FREE: FeeFact[] = BOOKS.map((fee) =>
  fee === ORDINARY_5 ? { ...fee, appliesTo: { exceptKinds: [...FREE_KINDS] } } : fee,
).concat(FREE_BOOK);
/** For who is neither 17 nor married: five years. */
export const CHILD_BOOKS: FeeFact[] = [...BOOK_2019, ...FIVE_YEARS];

const SAME_DAY = words('Layanan percepatan, selesai pada hari yang sama', 'Same-day service');
/** On top of the book. */
export const SAME_DAY_ADD_ON: FeeFact[] = [
  feeOf('add_on', PP_28_2019)('same_day', 1_000_000, SAME_DAY),
  feeOf('add_on', PP_45_2024)('same_day', 1_000_000, SAME_DAY),
];
/** The same, where it is what the person came for. */
export const SAME_DAY_BURDEN: FeeFact[] = SAME_DAY_ADD_ON.map((fee) => ({ ...fee, role: 'burden' }));

/** A fee on top for a book that is gone or spoilt, once for each book; nothing when it was not the holder's fault. */
function burden(code: 'lost' | 'damaged', amount: number, name: ReturnType<typeof words>): FeeFact[] {
  return [PP_28_2019, PP_45_2024_BURDENS].flatMap((basis) => {
    const line = feeOf('burden', basis);
    const free = words('Biaya beban ditiadakan karena keadaan kahar', 'No burden fee, for force majeure');
    return [
      line(code, amount, name, {}, { unless: ['force_majeure'] }),
      line(`${code}_force_majeure`, 0, free, {}, { circumstances: ['force_majeure'] }),
    ];
  });
}
export const LOST_BURDEN = burden(
  'lost',
  1_000_000,
  words('Biaya beban paspor hilang', 'Burden fee for a lost passport'),
);
export const DAMAGED_BURDEN = burden(
  'damaged',
  500_000,
  words('Biaya beban paspor rusak', 'Burden fee for a damaged passport'),
);
