import type { FigureKey, FigureView } from './reports.queries.js';

/** A figure of one row, in minutes, people or percent. */
export interface Measure {
  key: FigureKey;
  /** Locale key of the column under `reports.column`. */
  column: 'p50' | 'p90' | 'max' | 'count' | FigureKey;
  of: (row: FigureView) => number | null;
  unit: 'minutes' | 'count' | 'percent';
}

/** What stands together: one picture of the first one or two measures, and all of them in the table under it. */
export interface Chapter {
  name: 'waits' | 'services' | 'people' | 'seats' | 'forecasts';
  value: Measure;
  upper: Measure | null;
  measures: readonly Measure[];
}

const minutes = (seconds: number | null): number | null => (seconds === null ? null : seconds / 60);
const count = (key: FigureKey, of: Measure['of']): Measure => ({ key, column: key, of, unit: 'count' });

function spread(name: 'waits' | 'services'): Chapter {
  const measure = (column: 'p50' | 'p90' | 'max', of: Measure['of']): Measure => ({
    ...{ key: name, column, of, unit: 'minutes' },
  });
  const p50 = measure('p50', (row) => minutes(row[name].p50Seconds));
  const p90 = measure('p90', (row) => minutes(row[name].p90Seconds));
  const max = measure('max', (row) => minutes(row[name].maxSeconds));
  const all: Measure = { key: name, column: 'count', of: (row) => row[name].count, unit: 'count' };
  return { name, value: p50, upper: p90, measures: [all, p50, p90, max] };
}

const tickets = count('tickets', (row) => row.tickets);
const served = count('served', (row) => row.served);
const offered = count('offered', (row) => row.offered);
const used = count('used', (row) => row.used);
const kept: Measure = {
  ...{ key: 'forecasts', column: 'forecasts', unit: 'percent' },
  of: ({ forecasts }) => (forecasts && forecasts.count > 0 ? (forecasts.kept / forecasts.count) * 100 : null),
};

export const CHAPTERS: readonly Chapter[] = [
  spread('waits'),
  spread('services'),
  {
    ...{ name: 'people', value: served, upper: tickets },
    measures: [
      ...[tickets, count('walk_ins', (row) => row.walkIns), served, count('missed', (row) => row.missed)],
      ...[count('left', (row) => row.left), count('unanswered', (row) => row.unanswered)],
    ],
  },
  {
    ...{ name: 'seats', value: used, upper: offered },
    measures: [offered, count('sold', (row) => row.sold), used, count('no_shows', (row) => row.noShows)],
  },
  {
    ...{ name: 'forecasts', value: kept, upper: null },
    measures: [{ ...kept, column: 'count', of: (row) => row.forecasts?.count ?? null, unit: 'count' }, kept],
  },
];
