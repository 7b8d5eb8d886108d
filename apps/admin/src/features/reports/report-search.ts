import { addDays } from '../../lib/format.js';
import type { FiguresAsked, FiguresBy } from './reports.queries.js';

export const REPORTS_BY = ['day', 'weekday', 'hour', 'lane', 'service', 'counter', 'channel', 'point'] as const;
/** What the address of a report may say: its state is its filters. */
export const REPORT_SEARCH = ['from', 'to', 'by', 'point', 'lane', 'service', 'counter', 'channel'] as const;
export type ReportSearch = Partial<Record<(typeof REPORT_SEARCH)[number], string>>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Four weeks: each weekday has the same share. */
const USUAL_DAYS = 28;

/** What is asked of the house; whatever the address says wrongly is as if it were not there. */
export function askedOf(search: ReportSearch, today: string): FiguresAsked {
  const to = search.to && DAY.test(search.to) ? search.to : today;
  const from = search.from && DAY.test(search.from) && search.from <= to ? search.from : addDays(to, 1 - USUAL_DAYS);
  const by = REPORTS_BY.find((it): it is FiguresBy => it === search.by) ?? 'day';
  const filters = { servicePointId: search.point, serviceCode: search.service, counterId: search.counter };
  return { from, to, by, ...given({ ...filters, lane: search.lane, channel: search.channel }) } as FiguresAsked;
}

/** The span of the same length right before. */
export function before(asked: FiguresAsked): FiguresAsked {
  const days = (Date.parse(asked.to) - Date.parse(asked.from)) / 86_400_000 + 1;
  return { ...asked, from: addDays(asked.from, -days), to: addDays(asked.from, -1) };
}

function given<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as Partial<T>;
}
