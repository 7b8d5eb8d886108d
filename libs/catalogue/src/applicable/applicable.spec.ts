import type { Person } from '../condition.js';
import { rowsOf, SERVICES } from '../facts/services.js';
import { applicable, type Applicable, type Choice, type OfficeRules } from './applicable.js';

const contents = new Map(SERVICES.map((facts) => [facts.code, rowsOf(facts)]));

/** `age 30`, `17 married`, `foreign`, `kind worker`, `force_majeure`: what a case's person is told as. */
const PEOPLE: Record<string, Person> = {
  'citizen, 30': { age: 30, nationality: 'indonesian', circumstances: [] },
  'citizen, 17': { age: 17, nationality: 'indonesian', circumstances: [] },
  'citizen, 16, single': { age: 16, maritalState: 'single', nationality: 'indonesian', circumstances: [] },
  'citizen, 16, married': { age: 16, maritalState: 'married', nationality: 'indonesian', circumstances: [] },
  'citizen, 4': { age: 4, maritalState: 'single', nationality: 'indonesian', circumstances: [] },
  'citizen, 16': { age: 16, nationality: 'indonesian', circumstances: [] },
  'dual national, 20': { age: 20, maritalState: 'single', nationality: 'dual', circumstances: [] },
  'dual national, 10': { age: 10, maritalState: 'single', nationality: 'dual', circumstances: [] },
  'scholarship, 25': { age: 25, nationality: 'indonesian', kind: 'scholarship_student', circumstances: [] },
  'destitute, 40': { age: 40, nationality: 'indonesian', kind: 'destitute_abroad', circumstances: [] },
  'first migrant worker, 22': { age: 22, nationality: 'indonesian', kind: 'migrant_worker_first', circumstances: [] },
  'flood victim, 30': { age: 30, nationality: 'indonesian', circumstances: ['force_majeure'] },
  'flood victim, 9': { age: 9, maritalState: 'single', nationality: 'indonesian', circumstances: ['force_majeure'] },
  foreigner: { age: 35, nationality: 'foreign', circumstances: [] },
  nobody: {},
};
const ANYWHERE = undefined;
const PLAIN: OfficeRules = { offered: true, electronicOnly: false, sameDay: null };
const OFFICES: Record<string, OfficeRules | undefined> = {
  anywhere: ANYWHERE,
  plain: PLAIN,
  'electronic only': { ...PLAIN, electronicOnly: true },
  'same day': { ...PLAIN, sameDay: { hours: [{ weekday: 1, opensAt: '08:00', closesAt: '10:00' }] } },
  'not offered': { ...PLAIN, offered: false },
};

/** `electronic 10 years same-day` or `30 days`, as a choice. */
function choiceOf(text: string): Choice {
  const number = (unit: string) => Number(new RegExp(`(\\d+) ${unit}`).exec(text)?.[1]) || undefined;
  return {
    document: text.includes('ordinary') ? 'ordinary' : text.includes('electronic') ? 'electronic' : undefined,
    years: number('years?'),
    days: number('days'),
    sameDay: text.includes('same-day') || undefined,
  };
}

/** The answer in a word: the sum, the sums to choose from, or why not. */
function tell(answer: Applicable): string {
  if (answer.applies === 'no') return `no: ${answer.whyNot.join(', ')}`;
  if (answer.total !== null) return money(answer.total);
  if (answer.choices.length === 0)
    return `none: ${[...new Set(answer.notChoosable.map((it) => it.whyNot))].join(', ')}`;
  return answer.choices
    .map(({ total, dependsOn }) => money(total) + (dependsOn.length > 0 ? ` if ${dependsOn.join('+')}` : ''))
    .join(' | ');
}
const money = (amount: number): string => amount.toLocaleString('en-US');

function ask(service: string, person: string, choice: string, on: string, office: string): string {
  const content = contents.get(service);
  if (!content || !(person in PEOPLE) || !(office in OFFICES)) throw new Error(`${service}, ${person}, ${office}?`);
  const question = { on, person: PEOPLE[person]!, choice: choiceOf(choice), office: OFFICES[office] };
  return tell(applicable(content, question));
}

/*
 * What each costs, from reference/cases.md d.2: PP 28/2019 (satamexpose, kompas.tv 515047) until 16 December 2024, PP 45/2024
 * (imigrasi.go.id/biaya_imigrasi) from the 17th; lost and damaged: karawang.imigrasi.go.id, anbaliads; zero: Pasal 5 ayat (1);
 * ten years: Permenkumham 18/2022 Pasal 2A; electronic only: SE IMI-263.GR.01.02/2024.
 */
const NOW = '2026-11-23';
const CASES: [service: string, person: string, choice: string, on: string, office: string, expected: string][] = [
  // A first passport: four books, and the day on which the law changed.
  ['passport_new_adult', 'citizen, 30', 'ordinary 5 years', NOW, 'plain', '350,000'],
  ['passport_new_adult', 'citizen, 30', 'ordinary 10 years', NOW, 'plain', '650,000'],
  ['passport_new_adult', 'citizen, 30', 'electronic 5 years', NOW, 'plain', '650,000'],
  ['passport_new_adult', 'citizen, 30', 'electronic 10 years', NOW, 'plain', '950,000'],
  ['passport_new_adult', 'citizen, 30', '', NOW, 'plain', '350,000 | 650,000 | 650,000 | 950,000'],
  ['passport_new_adult', 'citizen, 30', 'electronic 10 years', '2024-12-17', 'plain', '950,000'],
  ['passport_new_adult', 'citizen, 30', 'electronic 10 years', '2024-12-16', 'plain', '650,000'],
  ['passport_new_adult', 'citizen, 30', 'ordinary 10 years', '2024-12-16', 'plain', '350,000'],
  ['passport_new_adult', 'citizen, 30', 'ordinary', '2019-05-03', 'plain', '350,000'],
  ['passport_new_adult', 'citizen, 30', 'ordinary', '2019-05-02', 'plain', 'no: not_in_force'],

  // Ten years are for those of 17 or older, or married; not for a dual national.
  ['passport_new_adult', 'citizen, 17', 'electronic 10 years', NOW, 'plain', '950,000'],
  ['passport_new_adult', 'citizen, 16, married', 'electronic 10 years', NOW, 'plain', '950,000'],
  ['passport_new_adult', 'citizen, 16, single', 'electronic 10 years', NOW, 'plain', 'no: age'],
  ['passport_new_adult', 'dual national, 20', 'electronic 5 years', NOW, 'plain', '650,000'],
  ['passport_new_adult', 'dual national, 20', 'electronic 10 years', NOW, 'plain', 'none: not_for_this_person'],
  ['passport_new_child', 'citizen, 16, single', 'electronic', NOW, 'plain', '650,000'],
  ['passport_new_child', 'citizen, 4', 'ordinary', NOW, 'plain', '350,000'],
  ['passport_new_child', 'citizen, 4', 'ordinary', '2024-12-16', 'plain', '350,000'],
  ['passport_new_child', 'citizen, 4', 'ordinary 10 years', NOW, 'plain', 'none: not_the_choice'],
  ['passport_new_child', 'dual national, 10', 'electronic', NOW, 'plain', '650,000'],
  ['passport_new_child', 'citizen, 16, married', 'ordinary', NOW, 'plain', 'no: age'],
  ['passport_new_child', 'citizen, 17', 'ordinary', NOW, 'plain', 'no: age'],
  ['passport_new_adult', 'foreigner', 'ordinary', NOW, 'plain', 'no: nationality'],

  // An office that makes only electronic ones; one that does not offer the service.
  ['passport_new_adult', 'citizen, 30', '', NOW, 'electronic only', '650,000 | 950,000'],
  ['passport_new_adult', 'citizen, 30', 'ordinary 5 years', NOW, 'electronic only', 'none: electronic_only'],
  ['passport_new_child', 'citizen, 4', '', NOW, 'electronic only', '650,000'],
  ['passport_new_adult', 'citizen, 30', 'ordinary 5 years', NOW, 'not offered', 'no: not_offered_here'],

  // The same day costs a million more, where it is served.
  ['passport_new_adult', 'citizen, 30', 'electronic 10 years same-day', NOW, 'same day', '1,950,000'],
  ['passport_new_adult', 'citizen, 30', 'ordinary 5 years same-day', NOW, 'same day', '1,350,000'],
  ['passport_new_adult', 'citizen, 30', 'ordinary same-day', '2024-12-16', 'same day', '1,350,000'],
  [
    'passport_new_adult',
    'citizen, 30',
    'ordinary 5 years same-day',
    NOW,
    'plain',
    'none: same_day_not_offered, not_for_this_person',
  ],
  ['passport_new_adult', 'citizen, 30', 'ordinary 5 years same-day', NOW, 'anywhere', '1,350,000'],
  ['passport_same_day', 'citizen, 30', 'electronic 5 years', NOW, 'same day', '1,650,000'],
  ['passport_same_day', 'citizen, 30', 'electronic 5 years same-day', NOW, 'same day', '1,650,000'],

  // Lost and damaged: a burden on top of the book, nothing after force majeure.
  ['passport_renewal', 'citizen, 30', 'ordinary 10 years', NOW, 'plain', '650,000'],
  ['passport_renewal', 'citizen, 16, single', 'electronic 5 years', NOW, 'plain', '650,000'],
  ['passport_lost', 'citizen, 30', 'electronic 5 years', NOW, 'plain', '1,650,000'],
  ['passport_lost', 'citizen, 30', 'electronic 5 years same-day', NOW, 'same day', '2,650,000'],
  ['passport_lost', 'citizen, 30', 'ordinary 5 years', NOW, 'plain', '1,350,000'],
  ['passport_lost', 'citizen, 30', 'electronic 10 years', NOW, 'plain', '1,950,000'],
  ['passport_lost', 'citizen, 30', 'ordinary', '2024-12-16', 'plain', '1,350,000'],
  ['passport_lost', 'flood victim, 30', 'electronic 5 years', NOW, 'plain', '650,000'],
  ['passport_lost', 'flood victim, 30', 'ordinary', '2024-12-16', 'plain', '350,000'],
  ['passport_lost', 'flood victim, 9', 'ordinary', NOW, 'plain', '350,000'],
  ['passport_damaged', 'citizen, 30', 'ordinary 5 years', NOW, 'plain', '850,000'],
  ['passport_damaged', 'citizen, 30', 'electronic 10 years', NOW, 'plain', '1,450,000'],
  ['passport_damaged', 'flood victim, 30', 'ordinary 5 years', NOW, 'plain', '350,000'],
  ['passport_damaged', 'citizen, 30', '', NOW, 'electronic only', '1,150,000 | 1,450,000'],

  // Zero rupiah: the first migrant worker, government scholarships, the destitute abroad.
  ['passport_migrant_worker_first', 'first migrant worker, 22', '', NOW, 'plain', '0'],
  ['passport_migrant_worker_first', 'first migrant worker, 22', '', '2024-12-16', 'plain', '0'],
  ['passport_migrant_worker_first', 'citizen, 30', '', NOW, 'plain', 'no: kind'],
  ['passport_new_adult', 'scholarship, 25', 'ordinary 5 years', NOW, 'plain', '0'],
  ['passport_new_adult', 'destitute, 40', 'ordinary 5 years', NOW, 'plain', '0'],
  ['passport_new_adult', 'scholarship, 25', 'electronic 10 years', NOW, 'plain', '950,000'],
  ['passport_new_adult', 'scholarship, 25', 'ordinary', '2024-12-16', 'plain', '350,000'],
  ['dual_national_registration', 'dual national, 10', '', NOW, 'plain', '0'],

  // Travel documents and permits.
  ['travel_document_citizen', 'citizen, 30', '', NOW, 'plain', '100,000'],
  ['travel_document_foreigner', 'foreigner', '', NOW, 'plain', '150,000'],
  ['travel_document_foreigner', 'citizen, 30', '', NOW, 'plain', 'no: nationality'],
  ['visit_stay_extension', 'foreigner', '7 days', NOW, 'plain', '250,000'],
  ['visit_stay_extension', 'foreigner', '30 days', NOW, 'plain', '500,000'],
  ['visit_stay_extension', 'foreigner', '60 days', NOW, 'plain', '1,000,000'],
  ['visit_stay_extension', 'foreigner', '180 days', NOW, 'plain', '2,000,000'],
  ['limited_stay_extension', 'foreigner', '2 years', NOW, 'plain', '5,000,000'],
  ['limited_stay_extension', 'foreigner', '2 years', '2024-12-16', 'plain', '2,000,000'],
  ['limited_stay_extension', 'foreigner', '1 year', '2024-12-16', 'plain', '1,500,000'],
  ['limited_stay_extension', 'foreigner', '1 year', NOW, 'plain', 'none: not_the_choice'],
  ['permanent_stay_extension', 'foreigner', '', NOW, 'plain', '7,000,000'],
  ['permanent_stay_extension', 'foreigner', '', '2024-12-16', 'plain', '5,000,000'],
  ['re_entry_permit', 'foreigner', '30 days', NOW, 'plain', '300,000'],
  ['re_entry_permit', 'foreigner', '10 years', NOW, 'plain', '5,000,000'],
  ['re_entry_permit', 'foreigner', '2 years', '2024-12-16', 'plain', '1,750,000'],
  ['exit_permit', 'foreigner', '', NOW, 'plain', 'none: '],

  // What nobody told leaves it open, and the answer says on what it hangs.
  ['passport_new_adult', 'citizen, 16', 'electronic', NOW, 'plain', '650,000 | 950,000 if maritalState'],
  ['passport_renewal', 'nobody', 'electronic 10 years', NOW, 'plain', '950,000 if age+nationality'],
  ['passport_lost', 'nobody', 'ordinary 5 years', NOW, 'anywhere', '1,350,000'],
];

describe('what it costs', () => {
  it('is told in more than forty cases', () => {
    expect(CASES.length).toBeGreaterThan(60);
  });

  it.each(CASES)('%s, %s, %s, on %s, office: %s → %s', (service, person, choice, on, office, expected) => {
    expect(ask(service, person, choice, on, office)).toBe(expected);
  });
});

describe('what to bring', () => {
  const bring = (service: string, person: Person, on = NOW): string[] =>
    applicable(contents.get(service)!, { on, person, choice: {} }).requirements.map(
      ({ line, dependsOn }) => line.code + (dependsOn.length > 0 ? '?' : ''),
    );
  const citizen: Person = { age: 30, nationality: 'indonesian', circumstances: [] };

  it('is asked of those whom it concerns', () => {
    expect(bring('passport_renewal', { ...citizen, circumstances: ['passport_since_2009'] })).toEqual([
      'identity_card',
      'old_passport',
    ]);
    expect(bring('passport_renewal', citizen)).toEqual([
      'identity_card',
      'old_passport',
      'family_card',
      'birth_certificate',
      'marriage_book',
      'diploma',
      'baptism_letter',
    ]);
    expect(bring('passport_new_child', { age: 4, maritalState: 'single', nationality: 'indonesian' })).toContain(
      'custody_statement?',
    );
    const divorced: Person = { age: 4, nationality: 'indonesian', circumstances: ['parents_divorced'] };
    expect(bring('passport_new_child', { ...divorced, maritalState: 'single' })).not.toContain('both_parents');
    expect(bring('limited_stay_new', { nationality: 'foreign', kind: 'investor', circumstances: [] })).toEqual([
      'application_letter',
      'guarantee_letter',
      'sponsor_identity',
      'passport',
      'investment_papers',
    ]);
  });

  it('names the alternatives of which one is enough', () => {
    const answer = applicable(contents.get('passport_new_adult')!, { on: NOW, person: citizen, choice: {} });
    expect(answer.groups.map(({ group, oneOf }) => [group.code, oneOf.length])).toEqual([['proof_of_birth', 4]]);
    const sinceThen: Person = { ...citizen, circumstances: ['passport_since_2009'] };
    expect(applicable(contents.get('passport_renewal')!, { on: NOW, person: sinceThen, choice: {} }).groups).toEqual(
      [],
    );
  });

  it('takes four days, or none where the same day is served', () => {
    const days = (sameDay: boolean) =>
      applicable(contents.get('passport_new_adult')!, { on: NOW, person: citizen, choice: { sameDay } }).time;
    expect([days(false)?.workingDays, days(true)?.workingDays]).toEqual([4, 0]);
  });

  it('asks what would make the answer surer', () => {
    const asks = (person: Person) =>
      applicable(contents.get('passport_new_adult')!, { on: NOW, person, choice: {} }).asks;
    expect(asks({})).toEqual(['age', 'nationality', 'circumstances']);
    expect(asks({ age: 16, nationality: 'indonesian' })).toEqual(['maritalState', 'circumstances']);
    expect(asks(citizen)).toEqual([]);
  });
});
