import type { PaperEntryRequest, PaperEntryView, PaperListView } from './paper.dto.js';

const servicePointId = '019ab7c4-2f00-7001-8a3c-5d1f0c9be002';

export const PAPER_LINE: PaperEntryRequest = {
  servicePointId,
  on: '2026-11-20',
  number: 'M-001',
  bookingCode: null,
  serviceCode: 'passport_new_adult',
  lane: 'walk_in',
  arrivedAt: '10:05',
  calledAt: '10:20',
  startedAt: '10:21',
  endedAt: '10:35',
  counterNumber: 1,
  outcome: 'served',
};

export const PAPER_ENTRY: PaperEntryView = {
  already: false,
  entry: {
    number: 'M-001',
    ticketId: '019ab7c4-2f00-7001-8a3c-5d1f0c9be031',
    outcome: 'served',
    enteredAt: '2026-11-23T08:10:00.000Z',
    by: 'Rina Wulandari',
  },
};

export const PAPER_LIST: PaperListView = {
  servicePointId,
  servicePointName: 'Kantor Imigrasi Contoh',
  on: '2026-11-23',
  zone: 'Asia/Jakarta',
  numbers: ['M-001', 'M-002'],
  expected: [
    {
      code: 'CTH-7K2M9QXF-Q',
      startsAt: '2026-11-23T04:00:00.000Z',
      name: 'S*** A****',
      serviceCode: 'passport_new_adult',
      lane: 'regular',
      number: null,
      accommodation: false,
    },
  ],
  waiting: [
    { number: 'A-012', lane: 'regular', serviceCode: 'passport_new_adult', issuedAt: '2026-11-23T02:10:00.000Z' },
  ],
  entered: [PAPER_ENTRY.entry],
  openedAt: '2026-11-23T03:00:00.000Z',
  closedAt: null,
};
