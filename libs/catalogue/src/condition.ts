/*
 * Whom a line concerns, as data: "of 17 or older, or married" is a row's condition and no `if`. What the caller has not
 * told makes a condition depend on it, so that an answer can say what else it would want to know.
 */
export const MARITAL_STATES = ['single', 'married', 'divorced', 'widowed'] as const;
export type MaritalState = (typeof MARITAL_STATES)[number];

export const NATIONALITIES = ['indonesian', 'dual', 'foreign'] as const;
export type Nationality = (typeof NATIONALITIES)[number];

/** What brings the person: where the law asks another paper or another price for it. */
export const APPLICANT_KINDS = [
  'general',
  'migrant_worker_first',
  'scholarship_student',
  'destitute_abroad',
  'worker',
  'investor',
  'student_or_researcher',
  'family',
] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

/** What may be true of this one application. */
export const CIRCUMSTANCES = [
  'force_majeure',
  'naturalised',
  'name_changed',
  'had_passport',
  'passport_since_2009',
  'parents_divorced',
  'parent_has_passport',
  'by_proxy',
] as const;
export type Circumstance = (typeof CIRCUMSTANCES)[number];

export interface Person {
  /** In whole years, on the day asked about. */
  age?: number | undefined;
  maritalState?: MaritalState | undefined;
  nationality?: Nationality | undefined;
  /** `general` unless told. */
  kind?: ApplicantKind | undefined;
  /** All that hold; undefined when nobody asked. */
  circumstances?: readonly Circumstance[] | undefined;
}

/** Every part that is there must hold; an empty condition holds for everyone. */
export interface Condition {
  ageFrom?: number;
  ageBelow?: number;
  /** The ages above are "this old, or married": a married person counts as having reached them. */
  marriedIsAdult?: boolean;
  nationalities?: Nationality[];
  kinds?: ApplicantKind[];
  exceptKinds?: ApplicantKind[];
  /** All of these. */
  circumstances?: Circumstance[];
  /** None of these. */
  unless?: Circumstance[];
}

export const FACTS = ['age', 'maritalState', 'nationality', 'kind', 'circumstances'] as const;
/** Something about a person that a condition may ask for. */
export type Fact = (typeof FACTS)[number];

/** With `no` the facts that speak against it, with `depends` those it still hangs on. */
export interface Verdict {
  holds: 'yes' | 'no' | 'depends';
  facts: Fact[];
}

const YES: Verdict = { holds: 'yes', facts: [] };

/** Whether the condition holds for the person. */
export function verdict(condition: Condition, person: Person): Verdict {
  const parts = [
    ...ages(condition, person),
    among('nationality', condition.nationalities, person.nationality),
    among('kind', condition.kinds, person.kind ?? 'general'),
    ...(condition.exceptKinds?.includes(person.kind ?? 'general') ? [no('kind')] : []),
    happened(condition, person),
  ];
  for (const holds of ['no', 'depends'] as const) {
    const facts = parts.filter((part) => part.holds === holds).flatMap((part) => part.facts);
    if (facts.length > 0) return { holds, facts: FACTS.filter((fact) => facts.includes(fact)) };
  }
  return YES;
}

function ages({ ageFrom, ageBelow, marriedIsAdult }: Condition, person: Person): Verdict[] {
  const reached = (age: number): boolean | Fact => {
    if (marriedIsAdult && person.maritalState === 'married') return true;
    if (person.age === undefined) return 'age';
    if (person.age >= age) return true;
    return marriedIsAdult && person.maritalState === undefined ? 'maritalState' : false;
  };
  const against: Fact = 'age';
  const from = ageFrom === undefined ? true : reached(ageFrom);
  const below = ageBelow === undefined ? false : reached(ageBelow);
  return [
    typeof from === 'string' ? depends(from) : from ? YES : no(against),
    typeof below === 'string' ? depends(below) : below ? no(against) : YES,
  ];
}

function among<T>(fact: Fact, allowed: readonly T[] | undefined, given: T | undefined): Verdict {
  if (allowed === undefined) return YES;
  if (given === undefined) return depends(fact);
  return allowed.includes(given) ? YES : no(fact);
}

function happened({ circumstances = [], unless = [] }: Condition, person: Person): Verdict {
  if (circumstances.length + unless.length === 0) return YES;
  const told = person.circumstances;
  if (told === undefined) return depends('circumstances');
  const holds = circumstances.every((one) => told.includes(one)) && !unless.some((one) => told.includes(one));
  return holds ? YES : no('circumstances');
}

const no = (fact: Fact): Verdict => ({ holds: 'no', facts: [fact] });
const depends = (fact: Fact): Verdict => ({ holds: 'depends', facts: [fact] });

/** Whole years from birth to the day. Who was born on 29 February is a year older on 1 March of a common year. */
export function ageOn(birthOn: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return on.slice(5) < birthOn.slice(5) ? years - 1 : years;
}
