import type { FigureView, FiguresView } from '../src/features/reports/reports.queries.js';

const few = (count: number) => ({ count, p50Seconds: null, p90Seconds: null, maxSeconds: null });

export const TOTAL: FigureView = {
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
  forecasts: { count: 370, kept: 333 },
};

const words = (id: string, en: string) => ({ id, en });

/** Two days: an ordinary one, and one with too few to say anything of their waits. */
export function figures(search: URLSearchParams): FiguresView {
  const by = (search.get('by') ?? 'day') as FiguresView['by'];
  const [first, second] = by === 'hour' ? ['08', '09'] : ['2026-11-22', '2026-11-23'];
  return {
    from: search.get('from') ?? '2026-11-01',
    to: search.get('to') ?? '2026-11-23',
    by,
    zone: 'Asia/Jakarta',
    at: '2026-11-23T03:00:00Z',
    fewestMeasured: 10,
    total: TOTAL,
    rows: [
      { ...TOTAL, key: first!, tickets: 428 },
      { ...TOTAL, key: second!, tickets: 3, waits: few(3), services: few(3), forecasts: { count: 0, kept: 0 } },
    ],
    definitions: [
      {
        key: 'waits',
        name: words('Lama menunggu', 'Wait'),
        counted: words('Dari nomor diberikan sampai panggilan pertama.', 'From the number given to the first call.'),
        source: words('buku masa tiket', 'period ledger of the tickets'),
        leftOut: words('yang belum dipanggil', 'who was not called yet'),
      },
    ],
  };
}

export const SUGGESTIONS = {
  ...{ from: '2026-10-26', to: '2026-11-22', fewestMeasured: 10, suggestionOnly: true },
  items: [
    {
      ...{ startsAt: '08:00', minutes: 60, slots: 20, offered: 200, sold: 190, used: 162, noShows: 28 },
      ...{ counters: 2, p50Seconds: 600, showUpRate: 0.85, seats: 12 },
      arithmetic: words('2 loket × 60 menit ÷ 10 menit = 12 orang.', '2 counters × 60 min ÷ 10 min = 12 people.'),
    },
    {
      ...{ startsAt: '09:00', minutes: 60, slots: 20, offered: 200, sold: 0, used: 0, noShows: 0 },
      ...{ counters: 0, p50Seconds: null, showUpRate: null, seats: null, arithmetic: null },
    },
  ],
};
