/*
 * The shapes the admin reads and writes, by the names of the API's documents.
 */
import type { Localized } from '../lib/i18n.js';

export type { Localized };
export type Lane = 'regular' | 'priority' | 'walk_in';
export type TicketState = 'waiting' | 'called' | 'serving' | 'served' | 'missed' | 'left';
export type BookingState = 'confirmed' | 'checked_in' | 'served' | 'cancelled' | 'no_show';
export type CounterState = 'closed' | 'open' | 'paused';
export type MessageState = 'queued' | 'shown' | 'sent' | 'failed';

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface SessionOffice {
  code: string;
  name: string;
  roles: string[];
  permissions: string[];
}

export interface SessionView {
  staff: { id: string; name: string; locale: 'id' | 'en' };
  offices: SessionOffice[];
  officeCode: string;
  secondFactor: boolean;
  demo: boolean;
}

/** What signing in answers: how far it has come, and for an enrolment what the authenticator app needs. */
export interface SignInView {
  state: 'signed_in' | 'second_factor_required' | 'second_factor_enrolment';
  enrolment: { secret: string; otpauthUri: string; qrSvg: string } | null;
  session: SessionView | null;
}

export interface CounterRef {
  id: string;
  number: number;
  name: string;
}

export interface ServicePoint {
  id: string;
  code: string;
  name: string;
  kind: string;
  address: string;
  accessibility: string[];
  serviceCodes: string[];
  openingHours: { weekday: number; opensAt: string; closesAt: string }[];
  counters: CounterRef[];
}

export interface OfficeView {
  code: string;
  name: string;
  zone: string;
  address: string;
  phone: string | null;
  demo: boolean;
  servicePoints: ServicePoint[];
}

export interface ServiceView {
  code: string;
  family: string;
  name: Localized;
  summary: Localized;
  workingDays: number | null;
}

export interface TicketRow {
  id: string;
  number: string;
  lane: Lane;
  state: TicketState;
  waitedMinutes: number;
  dueAt: string;
  overdueMinutes: number;
  serviceCode: string;
  bookingCode: string | null;
}

export interface TicketView {
  id: string;
  number: string;
  state: TicketState;
  lane: Lane;
  serviceCode: string;
  servicePointId: string;
  servicePointName: string;
  on: string;
  bookingId: string | null;
  counter: CounterRef | null;
  issuedAt: string;
  calledAt: string | null;
  startedAt: string | null;
  endedAt: string | null;
  callCount: number;
  place: { before: number } | null;
  actions: string[];
  version: number;
}

export interface Explanation {
  rule: string;
  text: Localized;
  overdueMinutes: number;
  passedOver: number;
}

export interface CurrentTicket extends TicketView {
  personName: string | null;
  bookingCode: string | null;
  accommodation: string | null;
  explanation: Explanation;
}

export interface ConsoleView {
  counter: CounterRef & { state: CounterState; officer: { id: string; name: string } | null };
  servicePoint: { id: string; code: string; name: string };
  current: CurrentTicket | null;
  waiting: { total: number; longestMinutes: number; next: TicketRow[] };
  recent: TicketRow[];
  servedToday: number;
  actions: string[];
  whyNot: { code: string } | null;
  at: string;
  position: number | string;
}

export interface BookingView {
  id: string;
  code: string;
  state: BookingState;
  officeCode: string;
  servicePointId: string;
  servicePointName: string;
  serviceCode: string;
  lane: Lane;
  seatNumber: number;
  on: string;
  startsAt: string;
  endsAt: string;
  zone: string;
  person: { name: string; documentNumber: string };
  accommodation: string | null;
  companion: boolean;
  clientReference: string | null;
  link: string | null;
  qr: string;
  ticket: { id: string; number: string; state: TicketState } | null;
  actions: string[];
  version: number;
  createdAt: string;
}

export interface DayView {
  on: string;
  servicePoint: { id: string; code: string; name: string };
  waitingNow: number;
  longestWaitMinutes: number;
  seats: { total: number; booked: number; left: number };
  bookings: { confirmed: number; checkedIn: number; served: number; cancelled: number; noShow: number };
  tickets: {
    issued: number;
    waiting: number;
    called: number;
    serving: number;
    served: number;
    missed: number;
    left: number;
  };
  waitMinutes: { median: number | null; p90: number | null };
  counters: {
    id: string;
    number: number;
    name: string;
    state: CounterState;
    officer: { id: string; name: string } | null;
    ticket: string | null;
  }[];
  alerts: { code: string; detail: Localized }[];
}

export interface LaneSeats {
  lane: Lane;
  seats: number;
  booked: number;
}

export interface SlotDay {
  on: string;
  closed: Localized | null;
  slots: { id: string; startsAt: string; endsAt: string; withdrawn: boolean; lanes: LaneSeats[] }[];
}

export interface MessageView {
  id: string;
  channel: 'email' | 'sms' | 'whatsapp';
  to: string;
  subject: string | null;
  body: string;
  state: MessageState;
  about: { type: string; id: string } | null;
  createdAt: string;
  sentAt: string | null;
}
