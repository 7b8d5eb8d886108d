import type { IsoDay } from '@buka-pintu/platform';
import { type Fact, FACTS, type Person, verdict } from '../condition.js';
import { holdsOn } from '../dated-line.js';
import type { FeeLine, FeeOptions, PassportKind } from '../fee-line.entity.js';
import type { SwitchHours } from '../office-switch.entity.js';
import type { RequirementGroup } from '../requirement-group.entity.js';
import type { Requirement } from '../requirement.entity.js';
import type { ServiceContent } from '../service-content.js';
import type { ServiceTime } from '../service-time.entity.js';

/** What the person has decided already; whatever is left open stays a choice in the answer. */
export interface Choice {
  document?: PassportKind | undefined;
  years?: number | undefined;
  days?: number | undefined;
  sameDay?: boolean | undefined;
}

/** What differs at the office on that day. */
export interface OfficeRules {
  offered: boolean;
  electronicOnly: boolean;
  sameDay: { hours: readonly SwitchHours[] } | null;
}

export interface Question {
  on: IsoDay;
  person: Person;
  choice: Choice;
  /** Left out: what holds anywhere. */
  office?: OfficeRules | undefined;
}

export const WHY_NOT_APPLICABLE = [
  ...(['age', 'nationality', 'kind', 'circumstances', 'maritalState'] as const),
  'retired',
  'not_offered_here',
  'not_in_force',
] as const;
export type WhyNotApplicable = (typeof WHY_NOT_APPLICABLE)[number];

export const WHY_NOT_CHOOSABLE = [
  'electronic_only',
  'same_day_not_offered',
  'not_for_this_person',
  'not_the_choice',
] as const;
/** Why a price can't be had. */
export type WhyNotChoosable = (typeof WHY_NOT_CHOOSABLE)[number];

/** A line that concerns the person, or may. */
export interface Concerning<L> {
  line: L;
  /** What else one would have to know; empty when it is sure. */
  dependsOn: Fact[];
}

/** One way to pay: a price with all that comes on top of it. */
export interface PriceChoice {
  price: FeeLine;
  lines: FeeLine[];
  /** Whole rupiah. */
  total: number;
  dependsOn: Fact[];
}

export interface Applicable {
  applies: 'yes' | 'no' | 'depends';
  whyNot: WhyNotApplicable[];
  /** What to tell for a surer answer, in the order in which it helps. */
  asks: Fact[];
  requirements: Concerning<Requirement>[];
  /** Groups of which one is enough, with the codes of those that concern the person. */
  groups: { group: RequirementGroup; oneOf: string[] }[];
  choices: PriceChoice[];
  notChoosable: { price: FeeLine; whyNot: WhyNotChoosable }[];
  /** The one sum, when one choice is left and nothing is open about it. */
  total: number | null;
  time: ServiceTime | null;
  sameDay: { hours: readonly SwitchHours[] } | null;
}

const NOTHING = {
  asks: [],
  requirements: [],
  groups: [],
  choices: [],
  notChoosable: [],
  total: null,
  time: null,
  sameDay: null,
};

/**
 * What applies on a day, at an office, for a person like this. Pure: the lines go in, the answer comes out; published ones
 * for the public, those that publishing would leave for the editor's preview.
 */
export function applicable(content: ServiceContent, question: Question): Applicable {
  const { on, person, choice, office } = question;
  const audience = verdict(content.service.audience, person);
  const today = <L extends { validFrom: IsoDay; validTo: IsoDay | null; position: number }>(lines: readonly L[]): L[] =>
    lines.filter((line) => holdsOn(line, on)).toSorted((a, b) => a.position - b.position);
  const [requirements, fees, times] = [today(content.requirements), today(content.fees), today(content.times)];
  const whyNot: WhyNotApplicable[] = [
    ...(audience.holds === 'no' ? audience.facts : []),
    ...(isRetired(content.service, on) ? (['retired'] as const) : []),
    ...(office && !office.offered ? (['not_offered_here'] as const) : []),
    ...(requirements.length + fees.length === 0 ? (['not_in_force'] as const) : []),
  ];
  if (whyNot.length > 0) return { ...NOTHING, applies: 'no', whyNot };

  const asked = concerning(requirements, person);
  const prices = pricesFor(fees, question);
  const sameDayFee = fees.some((fee) => fee.code === 'same_day');
  const asks = [audience.facts, ...asked.map((one) => one.dependsOn), ...prices.choices.map((one) => one.dependsOn)];
  return {
    applies: audience.holds,
    whyNot: [],
    asks: FACTS.filter((fact) => asks.some((facts) => facts.includes(fact))),
    requirements: asked,
    groups: groupsOf(content.groups, asked),
    ...prices,
    time: timeOf(times, choice.sameDay === true && sameDayFee),
    sameDay: sameDayFee ? (office?.sameDay ?? null) : null,
  };
}

function isRetired({ offeredTo }: ServiceContent['service'], on: IsoDay): boolean {
  return offeredTo !== null && on > offeredTo;
}

function concerning<L extends Requirement | FeeLine>(lines: readonly L[], person: Person): Concerning<L>[] {
  return lines.flatMap((line) => {
    const { holds, facts } = verdict(line.appliesTo, person);
    return holds === 'no' ? [] : [{ line, dependsOn: holds === 'depends' ? facts : [] }];
  });
}

function groupsOf(groups: readonly RequirementGroup[], asked: readonly Concerning<Requirement>[]) {
  return groups
    .map((group) => ({
      group,
      oneOf: asked.flatMap(({ line }) => (line.groupCode === group.code ? [line.code] : [])),
    }))
    .filter(({ oneOf }) => oneOf.length > 0);
}

/**
 * A price with the burdens that come on top by law, and the add-on when it is wanted. Nobody pays less for what was not asked
 * about: until told otherwise nothing special has happened.
 */
function pricesFor(fees: readonly FeeLine[], { person, choice, office }: Question) {
  const ordinary: Person = { ...person, circumstances: person.circumstances ?? [] };
  const open = concerning(fees, ordinary);
  const burdens = open.filter(({ line }) => line.role === 'burden');
  const addOn = choice.sameDay
    ? open.find(({ line }) => line.code === 'same_day' && line.role === 'add_on')
    : undefined;
  // Who asks for the same day gets it where it is served; without an office we tell what it costs.
  const sameDayRefused = choice.sameDay === true && office !== undefined && office.sameDay === null;
  const top = [...burdens, ...(addOn ? [addOn] : [])];
  const choices: PriceChoice[] = [];
  const notChoosable: { price: FeeLine; whyNot: WhyNotChoosable }[] = [];
  const prices = fees.filter((line) => line.role === 'price');
  const fitting = prices.filter((price) => fits(price.options, choice));
  for (const price of fitting.length > 0 ? fitting : prices) {
    const mine = open.find(({ line }) => line === price);
    const whyNot: WhyNotChoosable | undefined =
      fitting.length === 0
        ? 'not_the_choice'
        : office?.electronicOnly && price.options.document === 'ordinary'
          ? 'electronic_only'
          : !mine
            ? 'not_for_this_person'
            : sameDayRefused && addOn
              ? 'same_day_not_offered'
              : undefined;
    if (whyNot) notChoosable.push({ price, whyNot });
    else if (mine) {
      const lines = [price, ...top.map(({ line }) => line)];
      const dependsOn = [...new Set([mine, ...top].flatMap((one) => one.dependsOn))];
      choices.push({ price, lines, total: lines.reduce((sum, line) => sum + line.amount, 0), dependsOn });
    }
  }
  const [only, ...others] = choices;
  const total = only && others.length === 0 && only.dependsOn.length === 0 ? only.total : null;
  return { choices, notChoosable, total };
}

/** A price without a choice of the kind fits every wish: before 2024 a book cost the same for five years as for ten. */
function fits(options: FeeOptions, wish: Choice): boolean {
  const document = options.document === undefined || wish.document === undefined || options.document === wish.document;
  const long = (it: FeeOptions | Choice) =>
    it.years !== undefined ? `${it.years} years` : it.days !== undefined ? `${it.days} days` : undefined;
  const duration = long(options) === undefined || long(wish) === undefined || long(options) === long(wish);
  return document && duration;
}

function timeOf(times: readonly ServiceTime[], sameDay: boolean): ServiceTime | null {
  const standard = times.find((time) => time.code === 'standard') ?? null;
  return sameDay ? (times.find((time) => time.code === 'same_day') ?? standard) : standard;
}
