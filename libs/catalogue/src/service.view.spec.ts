import { PASSPORT_NEW_ADULT } from './facts/passports.js';
import { rowsOf, SERVICES } from './facts/services.js';
import { serviceView } from './service.view.js';

const content = rowsOf(SERVICES.find((facts) => facts.code === PASSPORT_NEW_ADULT)!);
content.groups.push({ serviceCode: PASSPORT_NEW_ADULT, code: 'unused', nameId: 'x', nameEn: 'x' });
const on = (day: string) => serviceView(content, day);
const prices = (day: string) =>
  on(day)
    .fees.filter((fee) => fee.role === 'price' && fee.amount > 0)
    .map((fee) => [fee.code, fee.amount, fee.legalBasis]);

describe('a service on a day', () => {
  it('changes its fees on the night the regulation does', () => {
    expect(prices('2024-12-16')).toEqual([
      ['ordinary', 350_000, 'PP No. 28 Tahun 2019'],
      ['electronic', 650_000, 'PP No. 28 Tahun 2019'],
    ]);
    expect(prices('2024-12-17')).toEqual([
      ['ordinary_5_years', 350_000, 'PP No. 45 Tahun 2024'],
      ['ordinary_10_years', 650_000, 'PP No. 45 Tahun 2024'],
      ['electronic_5_years', 650_000, 'PP No. 45 Tahun 2024'],
      ['electronic_10_years', 950_000, 'PP No. 45 Tahun 2024'],
    ]);
    expect(on('2019-05-02').fees).toEqual([]);
  });

  it('asks for two papers, one of four proofs of birth, and more only where it applies', () => {
    const { requirements, requirementGroups } = on('2026-11-23');
    expect(requirementGroups.map((group) => group.code)).toEqual(['proof_of_birth']);
    expect(requirements.filter((one) => one.group === 'proof_of_birth')).toHaveLength(4);
    expect(requirements.filter((one) => !one.group && one.need === 'always').map((one) => one.code)).toEqual([
      'identity_card',
      'family_card',
    ]);
    expect(requirements.filter((one) => one.need === 'if_applicable').map((one) => one.appliesTo)).toEqual([
      { circumstances: ['naturalised'] },
      { circumstances: ['name_changed'] },
      { circumstances: ['had_passport'] },
    ]);
    expect(requirements.find((one) => one.code === 'identity_card')?.detail).toBeNull();
  });

  it('names a source for every line and shows what is not settled', () => {
    const view = on('2026-11-23');
    for (const line of [...view.requirements, ...view.fees, ...view.times, ...view.standard]) {
      expect(line.legalBasis.length).toBeGreaterThan(5);
      expect(line.source.length).toBeGreaterThan(5);
    }
    expect(view.workingDaysBasis?.confidence).toBe('to_be_confirmed');
    expect(on('2019-06-01').workingDays).toBeNull();
  });

  it('tells its standard in the order of the regulation', () => {
    expect(on('2026-11-23').standard.map((part) => part.part)).toEqual([
      'procedure',
      'product',
      'complaints',
      'legal_basis',
      'evaluation',
    ]);
  });
});
