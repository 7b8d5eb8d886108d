import { type Hours, type Period, periodsOn, withoutPeriods } from '@buka-pintu/platform';
import { cancelLimit, type DayHours, planDay, type PlanRule, releaseOf, ruleOn } from './slot-plan.js';

const rule: PlanRule = {
  minutes: 30,
  periods: [],
  lanes: { regular: 4, priority: 1, walk_in: 0 },
  spills: [],
  horizonDays: 14,
  releaseTime: '08:00',
  cancelDays: 0,
  validFrom: '2026-01-01',
  validTo: null,
};
const FRIDAY = [
  { opensAt: '08:00', closesAt: '11:30' },
  { opensAt: '13:30', closesAt: '16:00' },
];

function hoursOf(hours: Hours[], down: Period[] = []): DayHours {
  const ordinary = periodsOn('Asia/Jakarta', '2026-11-27', hours);
  return { ordinary, periods: withoutPeriods(ordinary, down) };
}

describe('the plan of a day', () => {
  it('keeps the times of its slots when an outage ends at any second', () => {
    const down = { startsAt: '2026-11-27T01:12:30.500Z', endsAt: '2026-11-27T02:07:45.048Z' };
    const plan = (hours: DayHours) =>
      planDay('Asia/Jakarta', '2026-11-27', hours, rule).map(({ startsAt }) => startsAt);
    const lost = ['2026-11-27T01:00:00.000Z', '2026-11-27T01:30:00.000Z', '2026-11-27T02:00:00.000Z'];
    expect(plan(hoursOf(FRIDAY, [down]))).toEqual(plan(hoursOf(FRIDAY)).filter((at) => !lost.includes(at)));
  });

  it('cuts several periods and leaves the break out', () => {
    const slots = planDay('Asia/Jakarta', '2026-11-27', hoursOf(FRIDAY), rule);
    expect(slots).toHaveLength(12);
    expect(slots[0]).toMatchObject({
      startsAt: '2026-11-27T01:00:00.000Z',
      endsAt: '2026-11-27T01:30:00.000Z',
      seats: rule.lanes,
    });
    expect(slots.map((slot) => slot.startsAt.slice(11, 16))).not.toContain('05:00');
    expect(slots.at(-1)!.endsAt).toBe('2026-11-27T09:00:00.000Z');
  });

  it('plans nothing on a closed day', () => {
    expect(planDay('Asia/Jakarta', '2026-11-28', { periods: [], ordinary: hoursOf(FRIDAY).ordinary }, rule)).toEqual(
      [],
    );
  });

  it.each([
    ['Asia/Jakarta', '2026-11-13T01:00:00.000Z'],
    ['Asia/Makassar', '2026-11-13T00:00:00.000Z'],
    ['Asia/Jayapura', '2026-11-12T23:00:00.000Z'],
  ])('goes on sale by the clock of the office: %s', (zone, instant) => {
    expect(releaseOf(zone, '2026-11-27', rule)).toBe(instant);
  });

  it('lets H-0 end with the slot and H-1 with the office day before', () => {
    const starts = '2026-11-27T01:00:00.000Z';
    expect(cancelLimit('Asia/Jakarta', '2026-11-27', starts, rule)).toBe(starts);
    expect(cancelLimit('Asia/Jakarta', '2026-11-27', starts, { ...rule, cancelDays: 1 })).toBe(
      '2026-11-26T17:00:00.000Z',
    );
    expect(cancelLimit('Asia/Jayapura', '2026-11-27', starts, { ...rule, cancelDays: 1 })).toBe(
      '2026-11-26T15:00:00.000Z',
    );
  });

  it('takes the rule that began last', () => {
    const ramadan = { ...rule, minutes: 20, validFrom: '2027-02-08', validTo: '2027-03-09' };
    expect(ruleOn([ramadan, rule], '2027-02-07')).toBe(rule);
    expect(ruleOn([rule, ramadan], '2027-02-08')).toBe(ramadan);
    expect(ruleOn([rule, ramadan], '2027-03-10')).toBe(rule);
    expect(ruleOn([rule], '2025-12-31')).toBeUndefined();
  });
});
