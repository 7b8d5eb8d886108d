import { addDays, type IsoDay } from '@buka-pintu/platform';

/** Something that holds from one day to another, both included. */
export interface Dated {
  code: string;
  validFrom: IsoDay;
  /** The last day; null while no end is known. */
  validTo: IsoDay | null;
}

/** A change that waits for publication: the line as it shall be, or (`withdraws`) that it shall go. */
export interface DraftOf extends Dated {
  withdraws: boolean;
}

/** Days on which nothing holds; `to` is null when nothing holds ever after. */
export interface Gap {
  from: IsoDay;
  to: IsoDay | null;
}

/** Two lines of one code that both want to hold on some day. */
export interface Overlap {
  code: string;
  first: Gap;
  second: Gap;
}

/** What publishing would do to the lines of a service. */
export interface Outcome<L extends Dated> {
  /** Every line as it would then stand, ended where another takes over. */
  lines: L[];
  /** Published lines that go: a draft with the same first day takes their place, or withdraws them. */
  gone: L[];
  overlaps: Overlap[];
}

/** Whether a dated line holds on the day; both of its ends do. */
export function holdsOn(line: { validFrom: IsoDay; validTo: IsoDay | null }, day: IsoDay): boolean {
  return line.validFrom <= day && (line.validTo === null || day <= line.validTo);
}

/**
 * The lines after publication. A line without an end gives way to the next of its code on the day before it begins: that is
 * how a price changes. A line with an end never does: whoever set the end must move it, or two prices held on one day.
 */
export function afterPublication<L extends DraftOf>(published: readonly L[], drafts: readonly L[]): Outcome<L> {
  const outcome: Outcome<L> = { lines: [], gone: [], overlaps: [] };
  const codes = Map.groupBy([...published, ...drafts], (line) => line.code);
  for (const code of codes.keys()) {
    const mine = drafts.filter((draft) => draft.code === code);
    const starts = new Set(mine.map((draft) => draft.validFrom));
    const stays: L[] = [];
    for (const line of published)
      if (line.code === code) (starts.has(line.validFrom) ? outcome.gone : stays).push(line);
    const row = [...stays, ...mine.filter((draft) => !draft.withdraws)].toSorted(byDay);
    row.forEach((line, at) => {
      const next = row[at + 1];
      const taken = next !== undefined && line.validTo === null ? addDays(next.validFrom, -1) : line.validTo;
      if (next && taken !== null && taken >= next.validFrom)
        outcome.overlaps.push({ code, first: span(line), second: span(next) });
      outcome.lines.push(taken === line.validTo ? line : { ...line, validTo: taken });
    });
  }
  return outcome;
}

/** The days from the first line on that no line covers. */
export function gapsOf(lines: readonly Omit<Dated, 'code'>[]): Gap[] {
  const gaps: Gap[] = [];
  let covered: IsoDay | null | undefined;
  for (const line of lines.toSorted(byDay)) {
    if (covered === null) break;
    if (covered !== undefined && addDays(covered, 1) < line.validFrom)
      gaps.push({ from: addDays(covered, 1), to: addDays(line.validFrom, -1) });
    if (covered === undefined || line.validTo === null || line.validTo > covered) covered = line.validTo;
  }
  if (typeof covered === 'string') gaps.push({ from: addDays(covered, 1), to: null });
  return gaps;
}

function span({ validFrom, validTo }: Dated): Gap {
  return { from: validFrom, to: validTo };
}

function byDay(a: { validFrom: IsoDay }, b: { validFrom: IsoDay }): number {
  return a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0;
}
