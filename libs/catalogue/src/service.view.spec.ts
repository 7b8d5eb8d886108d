import { FEE_FACTS, PASSPORT_NEW_ADULT, REQUIREMENT_FACTS, SERVICE_FACTS } from './passport-new-adult.js';
import type { Service } from './service.entity.js';
import { holdsOn, serviceView } from './service.view.js';

const service: Service = {
  code: PASSPORT_NEW_ADULT,
  family: 'passport',
  state: 'published',
  nameId: 'a',
  nameEn: 'b',
  summaryId: 'c',
  summaryEn: 'd',
  workingDays: SERVICE_FACTS.workingDays,
  legalBasis: 'x',
  source: 'y',
  confidence: 'to_be_confirmed',
};
const groups = [
  { serviceCode: PASSPORT_NEW_ADULT, code: 'proof_of_birth', nameId: 'satu', nameEn: 'one' },
  { serviceCode: PASSPORT_NEW_ADULT, code: 'unused', nameId: 'x', nameEn: 'x' },
];
const on = (day: string) => serviceView(service, { groups, requirements: REQUIREMENT_FACTS, fees: FEE_FACTS }, day);

describe('a service on a day', () => {
  it('changes its fees on the night the regulation does', () => {
    expect(on('2024-12-16').fees.map((fee) => [fee.code, fee.amount, fee.legalBasis])).toEqual([
      ['ordinary', 350_000, 'PP No. 28 Tahun 2019'],
      ['electronic', 650_000, 'PP No. 28 Tahun 2019'],
    ]);
    expect(on('2024-12-17').fees.map((fee) => [fee.code, fee.amount, fee.legalBasis])).toEqual([
      ['ordinary_5_years', 350_000, 'PP No. 45 Tahun 2024'],
      ['ordinary_10_years', 650_000, 'PP No. 45 Tahun 2024'],
      ['electronic_5_years', 650_000, 'PP No. 45 Tahun 2024'],
      ['electronic_10_years', 950_000, 'PP No. 45 Tahun 2024'],
    ]);
    expect(on('2019-05-02').fees).toEqual([]);
  });

  it('asks for two papers, one of four proofs of birth, and more only where it applies', () => {
    const { requirements, requirementGroups } = on('2026-11-23');
    expect(requirementGroups).toEqual([{ code: 'proof_of_birth', name: { id: 'satu', en: 'one' } }]);
    expect(requirements.filter((one) => one.group === 'proof_of_birth')).toHaveLength(4);
    expect(requirements.filter((one) => !one.group && one.need === 'always').map((one) => one.code)).toEqual([
      'identity_card',
      'family_card',
    ]);
    expect(requirements.filter((one) => one.need === 'if_applicable')).toHaveLength(3);
    expect(requirements.find((one) => one.code === 'identity_card')?.detail).toBeNull();
  });

  it('names a source for every line and shows what is not settled', () => {
    const view = on('2026-11-23');
    for (const line of [...view.requirements, ...view.fees]) {
      expect(line.legalBasis.length).toBeGreaterThan(5);
      expect(line.source.length).toBeGreaterThan(5);
    }
    expect(view.workingDaysBasis.confidence).toBe('to_be_confirmed');
  });

  it('holds on both of its ends', () => {
    const line = { validFrom: '2026-01-01', validTo: '2026-01-31' };
    expect(['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'].map((day) => holdsOn(line, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
