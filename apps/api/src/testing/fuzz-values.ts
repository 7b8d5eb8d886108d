// Values for the fuzz: some that have broken something somewhere before, some that mean something here.
import fc from 'fast-check';

/** Texts that have broken something somewhere before. */
const NASTY = [
  '',
  ' ',
  '\u0000',
  '\u202Eabc',
  '\uD800',
  'null',
  '0',
  '-1',
  '1e309',
  '9999999999999999999',
  '../../etc/passwd',
  "' or 1=1; --",
  '%',
  '%_',
  '<script>alert(1)</script>',
  '2026-02-30',
  '0000-01-01',
  '+275760-09-13',
  '9999-12-31T23:59:60Z',
  'infinity',
  'now',
  'CTH-AAAAAAAA-0',
  'BP1:CTH-7K2M9QXF-Q:XXXXXXXXXX',
  'BP1:',
  '🚪'.repeat(40),
  'a'.repeat(5000),
  '__proto__',
  'constructor',
];

export const nastyText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);
/** Values of any type that have no business where they stand. */
export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  nastyText,
  fc.constantFrom(null, true, -1, 0, 1.5, 2 ** 31, 2 ** 53, 1e308, [], {}, [[]], [null], { id: 1 }),
  fc.jsonValue({ maxDepth: 2 }),
);

const DAY = 86_400_000;
const iso = (at: number): string => new Date(at).toISOString();
/** Moments around today, since most rules look no further, some far off, and the ends of the calendar. */
export const instant = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -15 * DAY, max: 30 * DAY }).map((off) => iso(Date.now() + off)) },
  { weight: 2, arbitrary: fc.integer({ min: Date.UTC(1900), max: Date.UTC(2999) }).map(iso) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('0000-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z'),
  },
);

/** A text of the same form as the example: another NIK, another phone number. */
export const otherDigits = (shown: string): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: shown.length, maxLength: shown.length }).map((digits) => {
    let at = 0;
    return shown.replace(/\d/g, (digit) => String(digits[at++] ?? digit));
  });
