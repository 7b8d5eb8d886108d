import type { TicketRow, TicketView } from './ticket.dto.js';

/** A ticket as the documents show it: a booking that has just checked in. */
export const TICKET_EXAMPLE: TicketView = {
  id: '019ab7c4-2f00-7001-8a3c-5d1f0c9be001',
  number: 'A-012',
  state: 'waiting',
  lane: 'regular',
  priority: null,
  serviceCode: 'passport_new_adult',
  servicePointId: '019ab7c4-2f00-7001-8a3c-5d1f0c9be002',
  servicePointName: 'Kantor Imigrasi Contoh',
  on: '2026-11-24',
  bookingId: '019ab7c4-2f00-7001-8a3c-5d1f0c9be003',
  counter: null,
  issuedAt: '2026-11-24T01:10:00.000Z',
  calledAt: null,
  startedAt: null,
  endedAt: null,
  callCount: 0,
  place: { before: 3, near: true, p50Minutes: 12, p90Minutes: 20, unsure: null },
  step: null,
  parkedFor: null,
  actions: [],
  version: 1,
  link: null,
};

/** The same ticket as a line of a list. */
export const TICKET_ROW_EXAMPLE: TicketRow = {
  id: TICKET_EXAMPLE.id,
  number: TICKET_EXAMPLE.number,
  lane: TICKET_EXAMPLE.lane,
  state: TICKET_EXAMPLE.state,
  waitedMinutes: 12,
  dueAt: '2026-11-24T01:45:00.000Z',
  overdueMinutes: 0,
  serviceCode: TICKET_EXAMPLE.serviceCode,
  bookingCode: 'CTH-7K2M9QXF-Q',
  step: null,
};
