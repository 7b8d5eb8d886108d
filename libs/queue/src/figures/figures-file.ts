import { writeCsv } from '@buka-pintu/platform';
import type { FiguresView, FigureView, SpreadView } from './figures.dto.js';

type Cell = string | number | null;

const spread = (name: string, of: (row: FigureView) => SpreadView): [string, (row: FigureView) => Cell][] => [
  [`${name}_count`, (row) => of(row).count],
  [`${name}_p50_seconds`, (row) => of(row).p50Seconds],
  [`${name}_p90_seconds`, (row) => of(row).p90Seconds],
  [`${name}_max_seconds`, (row) => of(row).maxSeconds],
];

const COLUMNS: [string, (row: FigureView) => Cell][] = [
  ['key', (row) => row.key ?? 'total'],
  ['name', (row) => row.name],
  ['tickets', (row) => row.tickets],
  ['walk_ins', (row) => row.walkIns],
  ['served', (row) => row.served],
  ['missed', (row) => row.missed],
  ['left', (row) => row.left],
  ...spread('wait', (row) => row.waits),
  ...spread('service', (row) => row.services),
  ['unanswered', (row) => row.unanswered],
  ['seats_offered', (row) => row.offered],
  ['seats_sold', (row) => row.sold],
  ['seats_used', (row) => row.used],
  ['no_shows', (row) => row.noShows],
  ['forecasts', (row) => row.forecasts?.count ?? null],
  ['forecasts_kept', (row) => row.forecasts?.kept ?? null],
];

/** The table as a file, semicolons as spreadsheets in our language read them; an empty cell is a figure that is not told. */
export function figuresFile({ rows, total }: FiguresView): string {
  const lines = [...rows, total].map((row) => COLUMNS.map(([, of]) => String(of(row) ?? '')));
  return writeCsv([COLUMNS.map(([name]) => name), ...lines]);
}
