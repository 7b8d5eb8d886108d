import { dayInWords, isDay, momentInWords } from '../calendar/index.js';

/** A text in both languages of the house. */
export interface BilingualText {
  id: string;
  en: string;
}
export type Locale = keyof BilingualText;

export interface ProblemDefinition {
  /** Kebab-case, unique over the house: the page is /docs/problems/<slug>, the `code` member the same with underscores. */
  slug: string;
  status: number;
  title: BilingualText;
  /** May hold `{member}` placeholders, filled from the members it is thrown with. */
  detail?: BilingualText;
  /** What the caller can do about it; stands on the problem's page. */
  advice?: BilingualText;
  /** Passes by itself: thrown with a Retry-After header, after which the same request may succeed. */
  passing?: true;
  /** The name of the SQL constraint whose violation is this problem. */
  constraint?: string;
}

/** RFC 9457 extension members. */
export type ProblemMembers = Record<string, unknown>;

export interface ProblemFactory {
  (members?: ProblemMembers, headers?: Record<string, string>): HouseProblem;
  readonly definition: ProblemDefinition & { module: string };
}
export type ProblemCatalogue = Record<string, ProblemFactory>;

/** An expected failure: thrown anywhere, answered as `application/problem+json`. */
export class HouseProblem extends Error {
  constructor(
    readonly definition: ProblemDefinition & { module: string },
    readonly members: ProblemMembers = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(`${definition.slug}: ${fill(definition.detail?.en ?? definition.title.en, members)}`);
    this.name = 'HouseProblem';
  }

  get status(): number {
    return this.definition.status;
  }

  get code(): string {
    return codeOf(this.definition);
  }
}

/** The `code` member of a problem: its slug with underscores. */
export function codeOf(definition: ProblemDefinition): string {
  return definition.slug.replaceAll('-', '_');
}

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/**
 * Puts the members into the `{placeholders}` of a text. A member with words in both languages gives those of the text; a day is said
 * as people say it, and a moment as the clock shows it in the member `zone`, where there is one.
 */
export function fill(text: string, members: ProblemMembers, locale: Locale = 'en'): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in members ? said(members[name], members['zone'], locale) : whole,
  );
}

function said(member: unknown, zone: unknown, locale: Locale): string {
  if (typeof member === 'object' && member !== null && locale in member)
    return String((member as Record<Locale, unknown>)[locale]);
  if (typeof member !== 'string') return String(member);
  if (isDay(member)) return dayInWords(locale, member);
  return typeof zone === 'string' && INSTANT.test(member) ? momentInWords(locale, zone, member) : member;
}

/**
 * Defines a module's problems: `throw queueProblems.soldOut({ slot })`.
 * @param module the module's name, for the catalogue's page
 * @returns one factory a problem; its arguments are RFC 9457 extension members and extra response headers
 */
export function defineProblems<K extends string>(
  module: string,
  definitions: Record<K, ProblemDefinition>,
): Record<K, ProblemFactory> {
  const catalogue = {} as Record<K, ProblemFactory>;
  for (const key of Object.keys(definitions) as K[]) {
    const definition = { module, ...definitions[key] };
    catalogue[key] = Object.assign(
      (members?: ProblemMembers, headers?: Record<string, string>) => new HouseProblem(definition, members, headers),
      { definition },
    );
  }
  return catalogue;
}

/** Whether the error is that problem: `isProblem(error, queueProblems.soldOut)`. */
export function isProblem(error: unknown, factory: ProblemFactory): error is HouseProblem {
  return error instanceof HouseProblem && error.definition.slug === factory.definition.slug;
}
