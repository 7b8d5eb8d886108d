import { DEFINITIONS, FEWEST_MEASURED } from './definitions.js';
import type { FiguresView, FigureView } from './figures.dto.js';

const TOTAL: FigureView = {
  key: null,
  name: null,
  waits: { count: 412, p50Seconds: 840, p90Seconds: 2160, maxSeconds: 4380 },
  services: { count: 405, p50Seconds: 630, p90Seconds: 1080, maxSeconds: 2400 },
  tickets: 431,
  walkIns: 88,
  served: 405,
  missed: 11,
  left: 4,
  unanswered: 37,
  offered: 420,
  sold: 391,
  used: 343,
  noShows: 48,
  forecasts: { count: 371, kept: 338 },
};

export const FIGURES_EXAMPLE: FiguresView = {
  from: '2026-11-16',
  to: '2026-11-20',
  by: 'lane',
  zone: 'Asia/Jakarta',
  at: '2026-11-23T01:42:00.000Z',
  fewestMeasured: FEWEST_MEASURED,
  total: TOTAL,
  rows: [{ ...TOTAL, key: 'regular' }],
  definitions: DEFINITIONS.slice(0, 2),
};

export const FIGURES_FILE_EXAMPLE =
  'key;name;tickets;wait_count;wait_p50_seconds\r\nregular;;343;331;810\r\ntotal;;431;412;840\r\n';
