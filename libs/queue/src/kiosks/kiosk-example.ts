import type { KioskTicketView, KioskView } from './kiosk.dto.js';
import type { PointDeviceView } from './point-device.dto.js';

const ids = '019ab7c4-2f00-7001-8a3c-5d1f0c9be0';

export const DEVICE_EXAMPLE: PointDeviceView = {
  id: `${ids}40`,
  servicePointId: `${ids}02`,
  servicePointName: 'Kantor Imigrasi Contoh',
  kind: 'kiosk',
  name: 'Kios pintu depan',
  prefix: 'KA',
  state: 'paired',
  pairedAt: '2026-11-23T01:00:00.000Z',
  seenAt: '2026-11-24T01:10:00.000Z',
  version: '0.3.0',
  clockSlowSeconds: 2,
  unsent: 0,
  pairing: null,
};

export const KIOSK_EXAMPLE: KioskView = {
  deviceId: DEVICE_EXAMPLE.id,
  kind: 'kiosk',
  name: DEVICE_EXAMPLE.name,
  token: null,
  at: '2026-11-24T01:10:00.000Z',
  zone: 'Asia/Jakarta',
  officeName: 'Kantor Imigrasi Contoh',
  demo: true,
  servicePoint: { id: DEVICE_EXAMPLE.servicePointId, code: 'CTH-1', name: 'Kantor Imigrasi Contoh' },
  services: [{ code: 'passport_new_adult', name: { id: 'Paspor baru dewasa', en: 'New passport for adults' } }],
  state: 'open',
  reason: null,
  notice: null,
  walkInsLeft: 12,
  hours: [{ on: '2026-11-24', opensAt: '2026-11-24T00:00:00.000Z', closesAt: '2026-11-24T09:00:00.000Z' }],
  blocks: [{ id: `${ids}41`, on: '2026-11-24', prefix: 'KA', first: 1, size: 20 }],
};

export const KIOSK_TICKET_REQUEST_EXAMPLE = {
  id: `${ids}42`,
  blockId: `${ids}41`,
  number: 7,
  serviceCode: 'passport_new_adult',
  lane: 'walk_in' as const,
};

export const KIOSK_TICKET_EXAMPLE: KioskTicketView = {
  id: KIOSK_TICKET_REQUEST_EXAMPLE.id,
  number: 'KA-007',
  state: 'waiting',
  lane: 'walk_in',
  serviceCode: 'passport_new_adult',
  issuedAt: '2026-11-24T01:10:00.000Z',
  before: 3,
  qrSvg: '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
};
