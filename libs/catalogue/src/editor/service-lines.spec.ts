import { addDays } from '@buka-pintu/platform';
import { rowsOf, SERVICES } from '../facts/services.js';
import { completenessOn, contentAfter, type EditedService, gapsIn, nextChangeOn } from './service-lines.js';

function edited(code: string): EditedService {
  const { service, groups, parts, requirements, times, fees } = rowsOf(SERVICES.find((facts) => facts.code === code)!);
  return { service, groups, lines: { standard: parts, requirement: requirements, time: times, fee: fees } };
}
const next = (service: EditedService, day: string) => nextChangeOn(service.lines, day, (one) => addDays(one, 1));

describe('the lines of a service', () => {
  it('tell the next day on which something changes', () => {
    const service = edited('passport_new_adult');
    expect(next(service, '2024-12-01')).toBe('2024-12-17');
    expect(next(service, '2026-11-23')).toBeNull();
    service.lines.fee.find((fee) => fee.code === 'electronic_10_years')!.validTo = '2026-12-31';
    expect(next(service, '2026-11-23')).toBe('2027-01-01');
  });

  it('count as a hole only where a whole kind is silent, or one line comes back', () => {
    const service = edited('passport_new_adult');
    expect(gapsIn(contentAfter(service))).toEqual([]);
    const fee = service.lines.fee.find((one) => one.code === 'electronic_10_years')!;
    service.lines.fee.push({ ...fee, validFrom: '2027-03-01' });
    fee.validTo = '2027-01-31';
    expect(gapsIn(contentAfter(service))).toEqual([
      { kind: 'fee', lineCode: 'electronic_10_years', from: '2027-02-01', to: '2027-02-28' },
    ]);
    service.lines.time.forEach((time) => (time.validTo = '2026-12-31'));
    expect(gapsIn(contentAfter(service))).toContainEqual({
      kind: 'time',
      lineCode: null,
      from: '2027-01-01',
      to: null,
    });
  });

  it('of a draft are judged as if they were published', () => {
    const draft = edited('exit_permit');
    const { present, missingForPublication } = completenessOn(contentAfter(draft), '2026-11-23');
    expect(present).toEqual(['requirements', 'complaints', 'evaluation']);
    expect(missingForPublication).toEqual(['procedure', 'time', 'fee', 'product']);
  });
});
