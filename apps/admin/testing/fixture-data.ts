import type { staffApi } from '@buka-pintu/client';
import type {
  BookingView,
  ConsoleView,
  CurrentTicket,
  DayView,
  MessageView,
  OfficeView,
  Page,
  ServiceSummary,
  SessionView,
  SlotDay,
  TicketRow,
  TicketView,
} from '../src/api/shapes.js';

/* One fictitious office on one Monday morning, small enough to read and wide enough to fill every page. */
export const AT = '2026-11-23T02:41:00Z';
export const ON = '2026-11-23';

export const OFFICE: OfficeView = {
  code: 'CTH',
  name: 'Kantor Imigrasi Contoh',
  zone: 'Asia/Jakarta',
  address: 'Jalan Contoh 1',
  phone: null,
  demo: true,
  test: false,
  servicePoints: [
    {
      id: 'sp-1',
      code: 'CTH-1',
      name: 'Kantor Imigrasi Contoh',
      kind: 'office',
      address: 'Jalan Contoh 1',
      accessibility: ['wheelchair'],
      serviceCodes: ['passport_new_adult'],
      openingHours: [{ weekday: 1, opensAt: '08:00', closesAt: '12:00' }],
      counters: [1, 2, 3].map((number) => ({ id: `counter-${number}`, number, name: `Loket ${number}` })),
    },
    {
      id: 'sp-2',
      code: 'CTH-2',
      name: 'Mal Pelayanan Publik',
      kind: 'public_service_mall',
      address: 'Jalan Contoh 9',
      accessibility: [],
      serviceCodes: ['passport_new_adult'],
      openingHours: [],
      counters: [{ id: 'counter-9', number: 1, name: 'Loket 1' }],
    },
  ],
};

export const SESSION: SessionView = {
  staff: { id: 'staff-1', name: 'Rina Wulandari', locale: 'id' },
  offices: [
    {
      code: 'CTH',
      name: 'Kantor Imigrasi Contoh',
      roles: ['head', 'counter'],
      permissions: [
        'queue:days:read',
        'queue:figures:read',
        'queue:counters:open',
        'queue:tickets:call',
        'queue:tickets:create',
        'queue:check-ins:create',
        'queue:bookings:read',
        'queue:bookings:cancel',
        'queue:links:create',
        'queue:priority:decide',
        'queue:message-choices:create',
        'queue:visitors:import',
        'queue:rosters:create',
        'queue:rosters:read',
        'queue:rosters:decide',
        'queue:visitors:read',
        'queue:slots:read',
        'queue:slots:edit',
        'queue:stock:edit',
        'queue:day-rules:edit',
        'queue:calls:read',
        'queue:openings:preview',
        'platform:messages:read',
        'offices:settings:read',
        'offices:settings:edit',
        'offices:closures:manage',
        'offices:disruptions:manage',
        'queue:alarms:acknowledge',
        'queue:paper:manage',
        'offices:holidays:import',
        'queue:bookings:notify',
        'catalogue:services:read',
        'catalogue:services:edit',
        'catalogue:switches:edit',
        'identity:api-clients:manage',
        'platform:webhooks:manage',
      ],
    },
  ],
  officeCode: 'CTH',
  secondFactor: true,
  demo: false,
};

export const SERVICES: Page<ServiceSummary> = {
  items: [
    {
      code: 'passport_new_adult',
      family: 'passport',
      name: { id: 'Paspor baru, dewasa', en: 'New passport, adult' },
      summary: { id: 'Paspor pertama untuk orang dewasa', en: 'A first passport for an adult' },
      workingDays: 4,
      bookable: true,
    },
  ],
  next: null,
};

const row = (number: string, over: Partial<TicketRow> = {}): TicketRow => ({
  id: `ticket-${number}`,
  number,
  lane: 'regular',
  state: 'waiting',
  waitedMinutes: 18,
  dueAt: '2026-11-23T03:00:00Z',
  overdueMinutes: 0,
  serviceCode: 'passport_new_adult',
  bookingCode: 'CTH-7K2M9QXF-Q',
  step: null,
  ...over,
});

export const WAITING: TicketRow[] = [
  row('B-004', { lane: 'priority', waitedMinutes: 27, overdueMinutes: 12 }),
  row('A-013', { waitedMinutes: 24 }),
  row('A-014', { waitedMinutes: 21 }),
  row('A-015', { waitedMinutes: 19 }),
  row('C-003', { lane: 'walk_in', waitedMinutes: 17, bookingCode: null }),
  row('A-016', { waitedMinutes: 9 }),
  row('B-005', { lane: 'priority', waitedMinutes: 4 }),
  row('A-017', { waitedMinutes: 2 }),
];

export const ticket = (over: Partial<TicketView> = {}): TicketView => ({
  id: 'ticket-A-012',
  number: 'A-012',
  state: 'called',
  lane: 'regular',
  priority: null,
  serviceCode: 'passport_new_adult',
  servicePointId: 'sp-1',
  servicePointName: 'Kantor Imigrasi Contoh',
  on: ON,
  bookingId: 'booking-1',
  counter: { id: 'counter-2', number: 2, name: 'Loket 2' },
  issuedAt: '2026-11-23T02:10:00Z',
  calledAt: '2026-11-23T02:40:20Z',
  startedAt: null,
  endedAt: null,
  callCount: 1,
  place: null,
  step: null,
  parkedFor: null,
  actions: ['recall', 'start', 'no_answer', 'park', 'transfer'],
  version: 3,
  link: null,
  ...over,
});

export const current = (over: Partial<CurrentTicket> = {}): CurrentTicket => ({
  ...ticket(),
  personName: 'Siti Aminah binti Hasanuddin',
  bookingCode: 'CTH-7K2M9QXF-Q',
  accommodation: 'Kursi roda; didampingi keluarga',
  handed: null,
  numberFrom: null,
  explanation: {
    rule: 'earliest_due',
    text: {
      id: 'Jalur prioritas, 12 menit melewati janji; karena itu didahulukan dari 3 orang yang datang lebih awal.',
      en: 'Priority lane, 12 minutes overdue; called ahead of 3 people who came earlier.',
    },
    overdueMinutes: 12,
    passedOver: 3,
  },
  ...over,
});

export const consoleView = (over: Partial<ConsoleView> = {}): ConsoleView => ({
  counter: {
    id: 'counter-2',
    number: 2,
    name: 'Loket 2',
    state: 'open',
    officer: { id: 'staff-1', name: 'Rina Wulandari' },
    pauseReason: null,
  },
  servicePoint: { id: 'sp-1', code: 'CTH-1', name: 'Kantor Imigrasi Contoh' },
  current: null,
  waiting: { total: 14, longestMinutes: 27, next: WAITING },
  parked: [],
  handed: [],
  recent: [
    row('A-011', { state: 'served', waitedMinutes: 22 }),
    row('A-010', { state: 'served', waitedMinutes: 31 }),
    row('C-002', { state: 'missed', lane: 'walk_in', waitedMinutes: 40, bookingCode: null }),
    row('A-009', { state: 'served', waitedMinutes: 12 }),
    row('B-003', { state: 'served', lane: 'priority', waitedMinutes: 8 }),
  ],
  servedToday: 11,
  actions: ['call_next', 'pause', 'close'],
  emergency: null,
  whyNot: null,
  at: AT,
  position: 41,
  ...over,
});

const PEOPLE = [
  'Siti Aminah binti Hasanuddin',
  'I Made Wirawan',
  'Yohanes Sitanggang',
  'Nur Azizah',
  'Maria Goretti Bano',
  'Ahmad Fauzi',
  'Dewi Kartika Sari',
  'Bambang Sutrisno',
];

/** Nobody has said anything: the reminder leaves. */
export const REMINDER_CHOICE: staffApi.MessageChoiceView = {
  purpose: 'reminder',
  basis: 'task',
  on: true,
  words: {
    id: 'Kami mengingatkan Anda pada sore sebelum hari kunjungan, melalui telepon atau surel yang Anda berikan.',
    en: 'We remind you in the evening before your visit, by the phone or e-mail that you gave.',
  },
  wording: null,
  chosenAt: null,
};

export const BOOKINGS: BookingView[] = PEOPLE.map((name, index) => {
  const state = (
    ['checked_in', 'served', 'confirmed', 'confirmed', 'confirmed', 'cancelled', 'confirmed', 'no_show'] as const
  )[index]!;
  const hour = 1 + Math.floor(index / 2);
  const half = index % 2 === 0 ? '00' : '30';
  return {
    id: `booking-${index + 1}`,
    code: `CTH-7K2M9QX${'FGHJKMNP'[index]}-${index}`,
    state,
    officeCode: 'CTH',
    servicePointId: 'sp-1',
    servicePointName: 'Kantor Imigrasi Contoh',
    serviceCode: 'passport_new_adult',
    lane: index === 4 ? 'priority' : 'regular',
    seatNumber: index + 1,
    on: ON,
    startsAt: `2026-11-23T0${hour}:${half}:00Z`,
    endsAt: `2026-11-23T0${hour}:${half === '00' ? '30' : '59'}:00Z`,
    zone: 'Asia/Jakarta',
    person: { name, documentNumber: `990101570490${String(index).padStart(4, '0')}` },
    accommodation: index === 4 ? 'Kursi roda' : null,
    companion: index === 4,
    clientReference: null,
    link: null,
    qr: `buka:${index}`,
    cancelByAt: '2026-11-22T09:00:00Z',
    ticket: state === 'checked_in' ? { id: 'ticket-A-013', number: 'A-013', state: 'waiting' } : null,
    ...{ partyId: null, heldUntil: null, paymentCode: null, provenAt: null, needsNewTime: false, reschedule: null },
    actions: state === 'confirmed' ? ['check_in', 'cancel'] : [],
    version: 1,
    createdAt: '2026-11-20T02:00:00Z',
  };
});

export const DAY: DayView = {
  on: ON,
  servicePoint: { id: 'sp-1', code: 'CTH-1', name: 'Kantor Imigrasi Contoh' },
  waitingNow: 14,
  longestWaitMinutes: 27,
  pausedMinutes: 0,
  seats: { total: 96, booked: 71, left: 25 },
  bookings: { confirmed: 34, checkedIn: 14, served: 19, cancelled: 3, noShow: 1, unserved: 0, held: 2, lapsed: 0 },
  tickets: { issued: 38, waiting: 14, called: 1, serving: 2, parked: 0, served: 19, missed: 2, left: 0 },
  newcomers: [{ lane: 'regular', p50Minutes: 12, p90Minutes: 25, unsure: null }],
  waitMinutes: { median: 19, p90: 38 },
  steps: [{ step: 'visit', waiting: 14, served: 31, median: 22, p90: 41 }],
  counters: [
    {
      id: 'counter-1',
      number: 1,
      name: 'Loket 1',
      state: 'open',
      pauseReason: null,
      officer: { id: 's2', name: 'Agus Pranoto' },
      ticket: 'A-010',
    },
    {
      id: 'counter-2',
      number: 2,
      name: 'Loket 2',
      state: 'open',
      pauseReason: null,
      officer: { id: 'staff-1', name: 'Rina Wulandari' },
      ticket: 'A-012',
    },
    {
      id: 'counter-3',
      number: 3,
      name: 'Loket 3',
      state: 'paused',
      pauseReason: null,
      officer: { id: 's3', name: 'Yuni Lestari' },
      ticket: null,
    },
  ],
  alerts: [
    {
      code: 'overdue',
      detail: {
        id: 'B-004 (prioritas) menunggu 12 menit melewati janji.',
        en: 'B-004 (priority) has waited 12 minutes past its target.',
      },
    },
  ],
};

export const SLOT_DAYS: SlotDay[] = Array.from({ length: 7 }, (_, index) => {
  const on = `2026-11-${23 + index}`;
  if (index === 4) return { on, closed: { id: 'Rapat dinas', en: 'Staff meeting' }, slots: [] };
  if (index > 4) return { on, closed: { id: 'Akhir pekan', en: 'Weekend' }, slots: [] };
  return {
    on,
    closed: null,
    slots: [1, 2, 3, 4, 6, 7, 8].map((hour) => ({
      id: `${on}-${hour}`,
      startsAt: `${on}T0${hour}:00:00Z`,
      endsAt: `${on}T0${hour + 1}:00:00Z`,
      withdrawn: false,
      lanes: [
        { lane: 'regular' as const, seats: 8, booked: Math.max(0, 8 - index * 2 - (hour % 3)) },
        { lane: 'priority' as const, seats: 2, booked: index < 2 ? 1 : 0 },
        { lane: 'walk_in' as const, seats: 2, booked: 0 },
      ],
    })),
  };
});

export const MESSAGES: MessageView[] = (
  [
    ['email', 's***@contoh.example', 'Pesanan kursi Anda: CTH-7K2M9QXF-Q', 'shown'],
    ['sms', '********4417', null, 'sent'],
    ['email', 'm***@contoh.example', 'Besok giliran Anda', 'failed'],
    ['whatsapp', '********0031', null, 'queued'],
  ] as const
).map(([channel, to, subject, state], index) => ({
  id: `message-${index}`,
  channel,
  to,
  subject,
  body: 'Bapak/Ibu yang terhormat,\n\nKursi Anda: Senin, 23 November 2026, 09.00–09.30 WIB di Kantor Imigrasi Contoh.\n\nBawa KTP asli dan kartu keluarga.',
  state,
  about: { type: 'booking', id: `booking-${index + 1}` },
  createdAt: `2026-11-22T0${index + 1}:15:00Z`,
  sentAt: state === 'sent' ? '2026-11-22T02:15:04Z' : null,
  failure:
    state === 'failed'
      ? {
          code: 'refused',
          reason: {
            id: 'Server surat menolak surat ini untuk seterusnya. Periksa alamat penerima.',
            en: 'The mail server refuses this letter for good. Check the recipient’s address.',
          },
          said: '550 5.1.1 <…> unknown',
          attempts: 1,
          at: '2026-11-22T03:15:04Z',
        }
      : null,
  actions: state === 'failed' ? ['send_again'] : [],
}));

export const PRIORITY_CATEGORIES: staffApi.PriorityCategoryView[] = (
  [
    ['elderly', 'Lanjut usia', 'Elderly person', 60, null],
    ['pregnant', 'Ibu hamil atau menyusui', 'Pregnant or nursing', null, null],
    ['small_child', 'Dengan anak kecil', 'With a small child', null, 5],
  ] as const
).map(([code, id, en, minAge, maxAge]) => ({
  ...{ code, name: { id, en }, minAge, maxAge, validFrom: '2020-01-01' },
  ...{ legalBasis: 'UU 25/2009', source: 'Sumber berbeda', confidence: 'to_be_confirmed' },
}));
