import {
  Day,
  daysBetween,
  Id,
  Instant,
  ListOf,
  Localized,
  Nested,
  OneOf,
  Rule,
  Text,
  Whole,
} from '@buka-pintu/platform';
import { LANES, type Lane } from '../supply/lane.js';
import { TICKET_CHANNELS, type TicketChannel } from '../tickets/ticket.entity.js';
import { FIGURE_KEYS, type FigureKey } from './definitions.js';

const COUNT = { min: 0, max: 100_000_000 };
/** A year and a leap day: what is compared is a year with the year before. */
const LONGEST_DAYS = 366;

export const FIGURES_BY = ['day', 'weekday', 'hour', 'lane', 'service', 'counter', 'channel', 'point'] as const;
export type FiguresBy = (typeof FIGURES_BY)[number];

export class FiguresQuery {
  @Day({ description: 'The first day, of the office.' })
  from: string;

  @Rule<FiguresQuery>((it) => it.from <= it.to, {
    code: 'before_start',
    detail: { id: 'Hari terakhir mendahului hari pertama.', en: 'The last day lies before the first.' },
  })
  @Rule<FiguresQuery>((it) => daysBetween(it.from, it.to) < LONGEST_DAYS, {
    code: 'too_long',
    detail: { id: 'Paling lama satu tahun.', en: 'One year at most.' },
  })
  @Day({ description: 'The last day, included.' })
  to: string;

  @OneOf(FIGURES_BY, { default: 'day', description: 'What each row stands for.' })
  by: FiguresBy;

  @Id({ optional: true, description: 'One service point; all of the acting office when left out.' })
  servicePointId?: string;

  @OneOf(LANES, { optional: true, description: 'Only this lane.' })
  lane?: Lane;

  @Text({ max: 60, optional: true, example: 'passport_new_adult', description: 'Only this service.' })
  serviceCode?: string;

  @Id({ optional: true, description: 'Only what happened at this counter; bookings and seats have none.' })
  counterId?: string;

  @OneOf(TICKET_CHANNELS, {
    optional: true,
    description: 'Only what came this way: where the number or the seat was asked for.',
  })
  channel?: TicketChannel;
}

export class SpreadView {
  @Whole({ ...COUNT, description: 'How many were measured.' })
  count: number;

  @Whole({ ...COUNT, nullable: true, description: 'Half took no longer. Null while fewer than `fewestMeasured`.' })
  p50Seconds: number | null;

  @Whole({ ...COUNT, nullable: true, description: 'Nine in ten took no longer.' })
  p90Seconds: number | null;

  @Whole({ ...COUNT, nullable: true, description: 'The longest of all.' })
  maxSeconds: number | null;
}

/** Forecasts of waits that have an outcome, and how many of them held. */
export class ForecastFigure {
  @Whole(COUNT)
  count: number;

  @Whole({ ...COUNT, description: 'Waits at or under the upper end that was told.' })
  kept: number;
}

export class FigureView {
  @Text({
    max: 80,
    nullable: true,
    example: '2026-11-23',
    description:
      'A day, a weekday (1 is Monday), an hour of the office (`08`), a lane, a service code, the id of a counter or service point, ' +
      'a channel. Null on the total.',
  })
  key: string | null;

  @Text({ max: 200, nullable: true, description: 'The name of a counter or service point.' })
  name: string | null;

  @Nested(() => SpreadView)
  waits: SpreadView;

  @Nested(() => SpreadView)
  services: SpreadView;

  @Whole(COUNT)
  tickets: number;

  @Whole(COUNT)
  walkIns: number;

  @Whole(COUNT)
  served: number;

  @Whole(COUNT)
  missed: number;

  @Whole(COUNT)
  left: number;

  @Whole(COUNT)
  unanswered: number;

  @Whole({ ...COUNT, nullable: true, description: 'Null where it can’t be told by this key or with this filter.' })
  offered: number | null;

  @Whole({ ...COUNT, nullable: true })
  sold: number | null;

  @Whole({ ...COUNT, nullable: true })
  used: number | null;

  @Whole({ ...COUNT, nullable: true })
  noShows: number | null;

  @Nested(() => ForecastFigure, { nullable: true, description: 'Null where it can’t be told by this key or filter.' })
  forecasts: ForecastFigure | null;
}

export class DefinitionView {
  @OneOf(FIGURE_KEYS)
  key: FigureKey;

  @Localized()
  name: Localized;

  @Localized({ description: 'What is counted or measured, from where to where.' })
  counted: Localized;

  @Localized({ description: 'The record it is read from.' })
  source: Localized;

  @Localized({ description: 'What is not in it.' })
  leftOut: Localized;
}

/** Some days of an office in figures, each computed from the records at the moment of asking. */
export class FiguresView {
  @Day()
  from: string;

  @Day()
  to: string;

  @OneOf(FIGURES_BY)
  by: FiguresBy;

  @Text({ max: 60, example: 'Asia/Jakarta' })
  zone: string;

  @Instant({ description: 'When it was computed. What is entered later shows the next time.' })
  at: string;

  @Whole({ ...COUNT, description: 'Fewer measured than this and no percentile is told.' })
  fewestMeasured: number;

  @Nested(() => FigureView)
  total: FigureView;

  @ListOf(() => FigureView, {
    maxItems: 1000,
    description: 'In the order of their keys; what has nothing is not there.',
  })
  rows: FigureView[];

  @ListOf(() => DefinitionView)
  definitions: DefinitionView[];
}
