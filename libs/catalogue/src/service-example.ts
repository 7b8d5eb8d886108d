import { PASSPORT_NEW_ADULT, SERVICE_FACTS } from './passport-new-adult.js';
import type { ServiceSummary, ServiceView } from './service.dto.js';

const { family, name, summary, workingDays, legalBasis, source, confidence } = SERVICE_FACTS;

/** A service as the documents show it in lists. */
export const SERVICE_SUMMARY_EXAMPLE: ServiceSummary = { code: PASSPORT_NEW_ADULT, family, name, summary, workingDays };

/** A service as the documents show it, with one requirement and one fee line of many. */
export const SERVICE_EXAMPLE: ServiceView = {
  ...SERVICE_SUMMARY_EXAMPLE,
  on: '2026-11-24',
  workingDaysBasis: { legalBasis, source, confidence },
  requirementGroups: [{ code: 'proof_of_birth', name: { id: 'Salah satu bukti kelahiran', en: 'One proof of birth' } }],
  requirements: [
    {
      code: 'birth_certificate',
      group: 'proof_of_birth',
      need: 'always',
      name: { id: 'Akta kelahiran', en: 'Birth certificate' },
      detail: null,
      legalBasis: 'Permenkumham No. 18 Tahun 2022 Pasal 4',
      source: 'imigrasi.go.id',
      confidence: 'confirmed',
    },
  ],
  fees: [
    {
      code: 'electronic_10_years',
      name: { id: 'Paspor elektronik, 10 tahun', en: 'Electronic passport, 10 years' },
      amount: 950_000,
      legalBasis: 'PP No. 45 Tahun 2024',
      source: 'imigrasi.go.id',
      confidence: 'confirmed',
      validFrom: '2024-12-17',
    },
  ],
};
