import type { Localized } from '@buka-pintu/platform';

/** What a figure means, told wherever the figure is shown. */
export interface Definition {
  key: FigureKey;
  name: Localized;
  /** What is counted or measured, from where to where. */
  counted: Localized;
  /** The record it is read from. */
  source: Localized;
  /** What is not in it. */
  leftOut: Localized;
}

export const FIGURE_KEYS = [
  'waits',
  'services',
  'tickets',
  'walk_ins',
  'served',
  'missed',
  'left',
  'unanswered',
  'offered',
  'sold',
  'used',
  'no_shows',
  'forecasts',
] as const;
export type FigureKey = (typeof FIGURE_KEYS)[number];

/**
 * Fewer measured than this and no percentile is told: half of three people is nobody. Also keeps a figure from being the wait of
 * one person whom everybody knows.
 */
export const FEWEST_MEASURED = 10;

const LEDGER: Localized = { id: 'buku masa tiket', en: 'period ledger of the tickets' };
const TICKETS: Localized = { id: 'tiket', en: 'tickets' };
const BOOKINGS: Localized = { id: 'janji temu', en: 'bookings' };
const NOTHING: Localized = { id: 'tidak ada', en: 'nothing' };
const ROUGH: Localized = {
  id: 'yang diakhiri tutup hari, dan yang disalin dari kertas belakangan (menitnya hanya kira-kira)',
  en: 'what the day’s close ended, and what was copied from paper later (its minutes are only about right)',
};

/** Every figure of the reports. The statements in `figures.queries.ts` and the recount in `testing/recount.ts` follow these words. */
export const DEFINITIONS: readonly Definition[] = [
  {
    key: 'waits',
    name: { id: 'Lama menunggu', en: 'Wait' },
    counted: {
      id: 'Dari nomor diberikan sampai panggilan pertama. Jam: saat nomor diberikan. Loket: yang pertama memanggil.',
      en: 'From the number given to the first call. Hour: when the number was given. Counter: the first that called.',
    },
    source: LEDGER,
    leftOut: {
      id: `yang belum atau tidak pernah dipanggil; ${ROUGH.id}`,
      en: `who was not called yet, or never; ${ROUGH.en}`,
    },
  },
  {
    key: 'services',
    name: { id: 'Lama dilayani', en: 'Service time' },
    counted: {
      id: 'Semua masa dilayani seseorang di satu loket dijumlahkan. Jam: saat mulai dilayani.',
      en: 'All spells of service of one person at one counter together. Hour: when service began.',
    },
    source: LEDGER,
    leftOut: {
      id: `waktu ditunda di antaranya; yang masih dilayani; ${ROUGH.id}`,
      en: `the time parked in between; who is still being served; ${ROUGH.en}`,
    },
  },
  {
    key: 'tickets',
    name: { id: 'Nomor diberikan', en: 'Numbers given' },
    counted: { id: 'Semua nomor antrean hari itu.', en: 'All ticket numbers of the day.' },
    source: TICKETS,
    leftOut: NOTHING,
  },
  {
    key: 'walk_ins',
    name: { id: 'Datang langsung', en: 'Walk-ins' },
    counted: {
      id: 'Nomor tanpa janji temu, di sini maupun dalam daftar yang diimpor.',
      en: 'Numbers of people who were expected neither by a booking here nor by an imported list.',
    },
    source: TICKETS,
    leftOut: NOTHING,
  },
  {
    key: 'served',
    name: { id: 'Selesai dilayani', en: 'Served' },
    counted: { id: 'Nomor yang pelayanannya selesai.', en: 'Numbers whose service was finished.' },
    source: TICKETS,
    leftOut: NOTHING,
  },
  {
    key: 'missed',
    name: { id: 'Terlewat', en: 'Missed' },
    counted: {
      id: 'Nomor yang dipanggil sebanyak batasnya dan tidak menjawab.',
      en: 'Numbers called as often as the rule allows, without an answer.',
    },
    source: TICKETS,
    leftOut: NOTHING,
  },
  {
    key: 'left',
    name: { id: 'Tidak sempat dipanggil', en: 'Never called' },
    counted: {
      id: 'Nomor yang masih menunggu ketika hari ditutup.',
      en: 'Numbers that still waited when the day was closed.',
    },
    source: TICKETS,
    leftOut: NOTHING,
  },
  {
    key: 'unanswered',
    name: { id: 'Panggilan tak dijawab', en: 'Calls unanswered' },
    counted: {
      id: 'Panggilan yang tidak disusul pelayanan; satu orang dapat dihitung beberapa kali. Panggil ulang tidak dihitung sendiri.',
      en: 'Calls that no service followed; one person may count more than once. A repeated call does not count by itself.',
    },
    source: LEDGER,
    leftOut: {
      id: 'panggilan yang masih berjalan atau diakhiri tutup hari',
      en: 'calls still standing, or ended by the day’s close',
    },
  },
  {
    key: 'offered',
    name: { id: 'Kursi disediakan', en: 'Seats offered' },
    counted: {
      id: 'Kursi jadwal yang dapat dipesan. Jam: mulainya jadwal.',
      en: 'Seats of slots that can be booked. Hour: when the slot begins.',
    },
    source: { id: 'jadwal dan kursi', en: 'slots and seats' },
    leftOut: {
      id: 'kursi datang langsung, jadwal dan kursi yang ditarik; tidak menurut layanan, kanal atau loket',
      en: 'walk-in seats, slots and seats withdrawn; not told by service, channel or counter',
    },
  },
  {
    key: 'sold',
    name: { id: 'Kursi terisi', en: 'Seats booked' },
    counted: {
      id: 'Janji temu yang tetap memegang kursinya. Jam: mulainya jadwal.',
      en: 'Bookings that kept their seat. Hour: when the slot begins.',
    },
    source: BOOKINGS,
    leftOut: { id: 'yang dibatalkan atau tidak jadi', en: 'what was cancelled or lapsed' },
  },
  {
    key: 'used',
    name: { id: 'Kursi terpakai', en: 'Seats used' },
    counted: {
      id: 'Janji temu yang orangnya datang dan lapor, dilayani atau tidak.',
      en: 'Bookings whose people came and checked in, served or not.',
    },
    source: BOOKINGS,
    leftOut: NOTHING,
  },
  {
    key: 'no_shows',
    name: { id: 'Tidak hadir', en: 'No-shows' },
    counted: {
      id: 'Janji temu yang orangnya tidak datang, atau tidak menjawab panggilan.',
      en: 'Bookings whose people did not come, or did not answer.',
    },
    source: BOOKINGS,
    leftOut: { id: 'yang belum dapat dikatakan: harinya belum selesai', en: 'what can’t be told yet: the day goes on' },
  },
  {
    key: 'forecasts',
    name: { id: 'Perkiraan tepat', en: 'Forecasts kept' },
    counted: {
      id: 'Bagian yang menunggu paling lama seperti batas atas perkiraan yang diberikan saat mengambil nomor. Sasaran: 85–95 %.',
      en: 'The share that waited no longer than the upper end of the forecast given with the number. Aim: 85–95 %.',
    },
    source: { id: 'perkiraan dan hasilnya', en: 'forecasts and their outcomes' },
    leftOut: {
      id: 'nomor tanpa perkiraan, dan yang tidak pernah dipanggil; tidak menurut kanal atau loket',
      en: 'numbers without a forecast, and who was never called; not told by channel or counter',
    },
  },
];
