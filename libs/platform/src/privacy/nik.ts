import type { IsoDay } from '../calendar/day.js';
import type { Localized } from '../shapes/field.js';

// Codes of the provinces: Kepmendagri 100.1.1-6117/2022 on codes and data of regions, read by heart and by secondary sources only
// (confidence: to be confirmed for 91 to 96, which Papua's division brought in 2022; 97 is left open for the next one, since to
// refuse a real person is worse than to let a slip through).
const PROVINCES = new Set(
  '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96 97'.split(
    ' ',
  ),
);
/** No province has it and none is near it: numbers of people who do not exist begin with it. */
const INVENTED = '99';
/** What is added to the day of birth of a woman. */
const WOMAN = 40;
const REGIONS = 99;
const SERIALS = 9999;

/** What is wrong with a number, at which of the person's fields. */
export interface NikFault {
  field: 'documentNumber' | 'birthOn';
  code: 'nik_region' | 'nik_birth' | 'nik_serial' | 'nik_birth_differs' | 'nik_invented';
  detail: Localized;
}

/** Whether it is of the range for people who do not exist: it stands in guides, demos and tests. */
export const isInventedNik = (nik: string): boolean => nik.startsWith(INVENTED);

/**
 * What can't be about a NIK of sixteen digits: region (6), day of birth (2, women + 40), month, year (2 each), serial (4).
 * The number has no check digit, so that a slip in region or serial goes unseen; only the population register knows who exists.
 * Numbers that were given before the codes of today (until about 2006) and cards with a slip of the register exist: an officer who
 * has the card before them may go on, a machine may not.
 * @param invented whether numbers of people who do not exist are welcome
 */
export function nikFaults(nik: string, birthOn: IsoDay, invented: boolean): NikFault[] {
  const faults: NikFault[] = [];
  const [province, regency, district] = [nik.slice(0, 2), nik.slice(2, 4), nik.slice(4, 6)];
  if (isInventedNik(nik) && !invented) faults.push(FAULTS.invented);
  else if ((!isInventedNik(nik) && !PROVINCES.has(province)) || regency === '00' || district === '00')
    faults.push(FAULTS.region);
  const written = Number(nik.slice(6, 8));
  const day = written > WOMAN ? written - WOMAN : written;
  const month = Number(nik.slice(8, 10));
  // A leap year's February will do: which century the year is of, the number does not say.
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(2000, month, 0)).getUTCDate())
    faults.push(FAULTS.birth);
  else {
    const [year, birthMonth, birthDay] = birthOn.split('-') as [string, string, string];
    if (nik.slice(10, 12) !== year.slice(2) || month !== Number(birthMonth) || day !== Number(birthDay))
      faults.push(FAULTS.differs);
  }
  if (nik.slice(12) === '0000') faults.push(FAULTS.serial);
  return faults;
}

/**
 * The NIK of a person who does not exist, right in all its parts but the province: for demos, tests, benchmarks and examples.
 * @param index which one, 0 to 97,999,999; the same index and birth date give the same number
 */
export function inventedNik(index: number, birthOn: IsoDay = '1990-04-17', woman = true): string {
  const [year, month, day] = birthOn.split('-') as [string, string, string];
  const two = (value: number): string => String(value).padStart(2, '0');
  const region = Math.floor(index / SERIALS);
  const place = two(1 + (region % REGIONS)) + two(1 + (Math.floor(region / REGIONS) % REGIONS));
  const serial = String(1 + (index % SERIALS)).padStart(4, '0');
  return `${INVENTED}${place}${two(Number(day) + (woman ? WOMAN : 0))}${month}${year.slice(2)}${serial}`;
}

const FAULTS = {
  region: {
    field: 'documentNumber',
    code: 'nik_region',
    detail: {
      id: 'Enam angka pertama NIK bukan kode wilayah. Periksa angka-angkanya pada KTP.',
      en: 'The first six digits of the NIK are no region. Compare the digits with the card.',
    },
  },
  birth: {
    field: 'documentNumber',
    code: 'nik_birth',
    detail: {
      id: 'Angka ke-7 sampai ke-12 NIK bukan tanggal lahir (perempuan: tanggal + 40). Periksa pada KTP.',
      en: 'Digits 7 to 12 of the NIK are no birth date (women: day + 40). Compare with the card.',
    },
  },
  serial: {
    field: 'documentNumber',
    code: 'nik_serial',
    detail: {
      id: 'Nomor urut NIK tidak pernah 0000. Periksa empat angka terakhir.',
      en: 'The serial number of a NIK is never 0000. Check the last four digits.',
    },
  },
  differs: {
    field: 'birthOn',
    code: 'nik_birth_differs',
    detail: {
      id: 'Tanggal lahir tidak sama dengan yang tertulis dalam NIK. Periksa keduanya.',
      en: 'The birth date is not the one inside the NIK. Check both.',
    },
  },
  invented: {
    field: 'documentNumber',
    code: 'nik_invented',
    detail: {
      id: 'NIK yang dimulai 99 hanya untuk percobaan. Pakai NIK pada KTP.',
      en: 'A NIK that begins with 99 is for trying things out only. Use the one on the card.',
    },
  },
} as const satisfies Record<string, NikFault>;
