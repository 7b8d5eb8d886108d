import { afterPublication, gapsOf, holdsOn } from '../dated-line.js';
import type { ServiceLine } from '../service-line.entity.js';
import { completenessOf } from '../standard.js';
import { rowsOf, SERVICES } from './services.js';

const TODAY = '2026-11-23';
const all = SERVICES.map((facts) => ({ facts, rows: rowsOf(facts) }));
const linesOf = (rows: (typeof all)[number]['rows']) => [
  ...rows.requirements,
  ...rows.fees,
  ...rows.times,
  ...rows.parts,
];

describe('the services we know of', () => {
  it('are those of the study', () => {
    expect(SERVICES).toHaveLength(22);
    expect(new Set(SERVICES.map((facts) => facts.code)).size).toBe(22);
    for (const { code } of SERVICES) expect(code).toMatch(/^[a-z][a-z0-9_]{1,59}$/);
  });

  it('exclude each other by family: passports, and the permits of which a person has one', () => {
    const families = Map.groupBy(SERVICES, (facts) => facts.family);
    expect(families.get('passport')).toHaveLength(8);
    expect(families.get('stay_permit')).toHaveLength(7);
  });

  it('name only services that exist as what to think of instead', () => {
    const codes = new Set(SERVICES.map((facts) => facts.code));
    expect(SERVICES.flatMap((facts) => facts.counterparts.filter((code) => !codes.has(code)))).toEqual([]);
  });

  it.each(all.map(({ facts, rows }) => [facts.code, rows] as const))('%s: every line has its source', (_, rows) => {
    for (const line of [rows.service, ...linesOf(rows)]) {
      expect(line.legalBasis.length).toBeGreaterThan(5);
      expect(line.source.length).toBeGreaterThan(5);
    }
  });

  it.each(all.map(({ facts, rows }) => [facts.code, rows] as const))('%s: no two lines on one day', (_, rows) => {
    const kinds: ServiceLine[][] = [rows.requirements, rows.fees, rows.times, rows.parts];
    for (const lines of kinds) {
      const { overlaps, lines: after } = afterPublication(lines, []);
      expect(overlaps).toEqual([]);
      expect(after).toEqual(expect.arrayContaining([...lines]));
    }
    expect(new Set(rows.requirements.map((line) => line.code)).size).toBe(rows.requirements.length);
  });

  it('are published exactly where the first six parts of the standard are known', () => {
    const complete = all.filter(({ rows }) => {
      const today = <L extends { validFrom: string; validTo: string | null }>(lines: readonly L[]) =>
        lines.filter((line) => holdsOn(line, TODAY));
      const { missingForPublication } = completenessOf({
        requirements: today(rows.requirements).length,
        times: today(rows.times).length,
        prices: today(rows.fees).filter((fee) => fee.role === 'price').length,
        texts: today(rows.parts).map((part) => part.code),
      });
      return missingForPublication.length === 0;
    });
    expect(complete.map(({ facts }) => facts.code)).toEqual(
      SERVICES.filter((facts) => facts.published).map((facts) => facts.code),
    );
    expect(complete.map(({ facts }) => facts.code)).toEqual([
      'passport_new_adult',
      'passport_new_child',
      'passport_renewal',
      'passport_lost',
      'passport_damaged',
      'passport_same_day',
      'passport_migrant_worker_first',
      'visit_stay_extension',
    ]);
  });

  it('have a price without a hole since the regulation in force', () => {
    for (const { rows } of all.filter(({ facts }) => facts.published)) {
      expect(gapsOf(rows.fees.filter((fee) => fee.role === 'price'))).toEqual([]);
    }
  });
});
