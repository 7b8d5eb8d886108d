import { ageOn, type Condition, verdict } from './condition.js';

describe('a condition', () => {
  it('counts a married person as of age, and asks for the marriage only when it matters', () => {
    const adult: Condition = { ageFrom: 17, marriedIsAdult: true };
    expect(verdict(adult, { age: 17 })).toEqual({ holds: 'yes', facts: [] });
    expect(verdict(adult, { age: 16, maritalState: 'married' }).holds).toBe('yes');
    expect(verdict(adult, { maritalState: 'married' }).holds).toBe('yes');
    expect(verdict(adult, { age: 16, maritalState: 'divorced' })).toEqual({ holds: 'no', facts: ['age'] });
    expect(verdict(adult, { age: 16 })).toEqual({ holds: 'depends', facts: ['maritalState'] });
    expect(verdict(adult, {})).toEqual({ holds: 'depends', facts: ['age'] });
  });

  it('is the other way round for a child', () => {
    const child: Condition = { ageBelow: 17, marriedIsAdult: true };
    expect(verdict(child, { age: 16, maritalState: 'single' }).holds).toBe('yes');
    expect(verdict(child, { age: 17 })).toEqual({ holds: 'no', facts: ['age'] });
    expect(verdict(child, { maritalState: 'married' }).holds).toBe('no');
    expect(verdict(child, { age: 3 })).toEqual({ holds: 'depends', facts: ['maritalState'] });
  });

  it('lets one no outweigh everything unknown', () => {
    const condition: Condition = { ageFrom: 17, nationalities: ['indonesian'], circumstances: ['had_passport'] };
    expect(verdict(condition, { nationality: 'foreign' })).toEqual({ holds: 'no', facts: ['nationality'] });
    expect(verdict(condition, { age: 20 })).toEqual({ holds: 'depends', facts: ['nationality', 'circumstances'] });
  });

  it('takes who says nothing for a general applicant, but not for one to whom nothing happened', () => {
    expect(verdict({ kinds: ['worker'] }, {}).holds).toBe('no');
    expect(verdict({ exceptKinds: ['worker'] }, {}).holds).toBe('yes');
    expect(verdict({ unless: ['force_majeure'] }, {}).holds).toBe('depends');
    expect(verdict({ unless: ['force_majeure'] }, { circumstances: [] }).holds).toBe('yes');
    expect(verdict({ circumstances: ['force_majeure'] }, { circumstances: ['force_majeure'] }).holds).toBe('yes');
    expect(verdict({}, {}).holds).toBe('yes');
  });
});

describe('an age', () => {
  it('turns on the birthday, and on 1 March for who was born on the leap day', () => {
    const on = (birthOn: string, day: string) => ageOn(birthOn, day);
    expect([on('2009-11-23', '2026-11-22'), on('2009-11-23', '2026-11-23')]).toEqual([16, 17]);
    expect([on('2008-02-29', '2025-02-28'), on('2008-02-29', '2025-03-01')]).toEqual([16, 17]);
    expect(on('2027-01-01', '2026-11-23')).toBeLessThan(0);
  });
});
