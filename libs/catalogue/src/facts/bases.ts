import type { Basis } from './fact.js';

export const PP_28_2019: Basis = {
  validFrom: '2019-05-03',
  validTo: '2024-12-16',
  legalBasis: 'PP No. 28 Tahun 2019',
  source: 'satamexpose 2019; kompas.tv 515047',
  confidence: 'confirmed',
};

// Most offices applied it from 17 December 2024; the press also says the 18th, the 22nd and the 23rd.
export const PP_45_2024: Basis = {
  validFrom: '2024-12-17',
  validTo: null,
  legalBasis: 'PP No. 45 Tahun 2024',
  source: 'https://imigrasi.go.id/biaya_imigrasi',
  confidence: 'confirmed',
};

/** The lost and damaged book: the office's own pages and the press on PP 45/2024. */
export const PP_45_2024_BURDENS: Basis = {
  ...PP_45_2024,
  source: 'karawang.imigrasi.go.id/?p=4352; realitabengkulu; anbaliads.com/2024/10/28',
};

/** Prices that a law firm or a relocation agent tells, and no official page that we saw. */
export const PP_45_2024_SECOND_HAND: Basis = {
  ...PP_45_2024,
  source: 'yuklegal.com/en/kitas-vs-kitap',
  confidence: 'to_be_confirmed',
};

export const PP_45_2024_ZERO: Basis = {
  ...PP_45_2024,
  legalBasis: 'PP No. 45 Tahun 2024 Pasal 5 ayat (1)',
  source: 'ekonomi.republika slug5d490; ntb.kemenkumham.go.id; kanimpati p=56861',
};

// In force by then: since this circular no letter of a third party is asked for. Its own first day is not sourced.
export const PERMENKUMHAM_9_2020: Basis = {
  validFrom: '2023-08-28',
  validTo: '2024-12-16',
  legalBasis: 'Permenkumham No. 9 Tahun 2020; SE IMI-GR.01.01-0252 (28 Agustus 2023)',
  source: 'ntb.kemenkumham.go.id; kanimpati p=56861',
  confidence: 'to_be_confirmed',
};

// Dated from the day on which ten-year passports under this regulation began; its own first day is not sourced.
export const PERMENKUMHAM_18_2022: Basis = {
  validFrom: '2022-10-12',
  validTo: null,
  legalBasis: 'Permenkumham No. 18 Tahun 2022 Pasal 4',
  source: 'imigrasi.go.id; suara 2022',
  confidence: 'confirmed',
};

/** A basis for what only offices' pages and the press tell, without naming the rule behind it. */
export const told = (source: string, validFrom = '2025-01-01'): Basis => ({
  validFrom,
  validTo: null,
  legalBasis: 'Standar pelayanan kantor imigrasi (dasar hukum belum dipastikan)',
  source,
  confidence: 'to_be_confirmed',
});
