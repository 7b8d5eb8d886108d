import type { Localized } from './i18n';

/** What the pages read of the API's answers; the generated client holds the whole. */
export interface BoardView {
  officeName: string;
  servicePoint: { code: string; name: string };
  zone: string;
  at: string;
  calls: BoardCall[];
  last: { number: string; counterNumber: number; calledAt: string }[];
  waiting: ({ lane: string; count: number } & Wait)[];
  notice: Localized | null;
}

/** How long, in minutes from now; nulls and a reason where that can’t be said. */
export interface Wait {
  p50Minutes: number | null;
  p90Minutes: number | null;
  unsure: string | null;
}

export interface BoardCall {
  ticketId: string;
  number: string;
  counterNumber: number;
  counterName: string;
  calledAt: string;
  callCount: number;
  step: Localized | null;
  numberFrom: string | null;
}

export interface BookingView {
  id: string;
  code: string;
  state: string;
  servicePointName: string;
  serviceCode: string;
  lane: string;
  startsAt: string;
  endsAt: string;
  zone: string;
  person: { name: string; documentNumber: string };
  qr: string;
  ticket: { id: string; number: string; state: string } | null;
  actions: string[];
  version: number;
}

export interface TicketView {
  id: string;
  number: string;
  state: string;
  counter: { number: number; name: string } | null;
  callCount: number;
  place: ({ before: number; near: boolean } & Wait) | null;
  step: { number: number; of: number; name: Localized } | null;
  parkedFor: string | null;
  actions: string[];
}
