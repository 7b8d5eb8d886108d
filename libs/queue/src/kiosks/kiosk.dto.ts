import {
  DEVICE_KINDS,
  Day,
  type DeviceKind,
  Flag,
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
import { TICKET_STATES, type TicketState } from '../tickets/ticket.lifecycle.js';
import { DEVICE_OUTCOMES } from './device-event.entity.js';
import { BLOCK_SIZE } from './number-block.entity.js';

type Words = { id: string; en: string };

/** Lanes that people may choose for themselves at a kiosk; priority is verified at the counter. */
export const KIOSK_LANES = ['walk_in', 'priority'] as const satisfies readonly Lane[];
export type KioskLane = (typeof KIOSK_LANES)[number];

const LOAD = { max: 40, description: 'Names the load of the page, which a new start ends.' } as const;
const LOAD_MS = {
  max: 2_147_483_647,
  description: 'Milliseconds since that load, by a clock nobody can set.',
} as const;

export class HeldBlock {
  @Id() id: string;
  @Whole({ max: BLOCK_SIZE, description: 'Numbers of it that were given out, told or not' }) used: number;
}

export class HeartbeatRequest {
  @Instant({ description: 'The device’s own clock at this moment. It decides nothing: how far it is off is measured.' })
  deviceAt: string;
  @Text({ max: 40, description: 'The version of the page', example: '0.3.0' }) version: string;
  @Whole({ max: 100_000, description: 'What it has not told yet' }) unsent: number;
  @ListOf(() => HeldBlock, {
    maxItems: 100,
    description: 'The blocks it has; lent ones that are missing here are given again',
  })
  blocks: HeldBlock[];
}

export class BlockView {
  @Id() id: string;
  @Day() on: string;
  @Text({ max: 2, example: 'KA' }) prefix: string;
  @Whole({ min: 1, description: 'The first of its numbers' }) first: number;
  @Whole({ min: 1, max: BLOCK_SIZE }) size: number;
}

export class KioskHours {
  @Day() on: string;
  @Instant({ description: 'From when on numbers are given' }) opensAt: string;
  @Instant() closesAt: string;
}

export class KioskService {
  @Text({ max: 60 }) code: string;
  @Localized() name: Words;
}

export class KioskPoint {
  @Id() id: string;
  @Text({ max: 40 }) code: string;
  @Text({ max: 200 }) name: string;
}

export const KIOSK_STATES = ['open', 'closed', 'disrupted', 'full'] as const;
export type KioskState = (typeof KIOSK_STATES)[number];

export class KioskView {
  @Id() deviceId: string;
  @OneOf(DEVICE_KINDS) kind: DeviceKind;
  @Text({ max: 80 }) name: string;
  @Text({
    max: 100,
    nullable: true,
    description:
      'A new token in place of the one that was shown. Keep it before you use it: with its first use the old one ends.',
  })
  token: string | null;
  @Instant({ description: 'Our clock' }) at: string;
  @Text({ max: 40, example: 'Asia/Jakarta' }) zone: string;
  @Text({ max: 200 }) officeName: string;
  @Flag() demo: boolean;
  @Nested(() => KioskPoint) servicePoint: KioskPoint;
  @ListOf(() => KioskService, { maxItems: 100 }) services: KioskService[];
  @OneOf(KIOSK_STATES, { description: '`full`: no places without a booking are left today; checking in goes on' })
  state: KioskState;
  @Localized({ nullable: true, description: 'Why it is not open' }) reason: Words | null;
  @Localized({ nullable: true, description: 'What everybody should read now, open or not' }) notice: Words | null;
  @Whole({ nullable: true, description: 'Places without a booking left today; null when they are not counted' })
  walkInsLeft: number | null;
  @ListOf(() => KioskHours, {
    maxItems: 10,
    description: 'For days with blocks: without a line the device keeps to these',
  })
  hours: KioskHours[];
  @ListOf(() => BlockView, { maxItems: 100, description: 'Blocks to keep beside those it has' }) blocks: BlockView[];
}

export class PairingRequest {
  @Text({ max: 20, description: 'As shown to the officer', example: '7K2M-9QXF' }) code: string;
}

export class PairingView {
  @Text({ max: 100, description: 'The device’s token; keep it, it is given once' }) token: string;
  @Id() deviceId: string;
  @OneOf(DEVICE_KINDS) kind: DeviceKind;
}

export class KioskTicketRequest {
  @Id({
    description: 'A UUIDv7 of the device’s own making that carries its office. The same id again is the same ticket.',
  })
  id: string;
  @Id({ description: 'The block the number is of' }) blockId: string;
  @Whole({ min: 1 }) number: number;
  @Text({ max: 60, example: 'passport_new_adult' }) serviceCode: string;
  @OneOf(KIOSK_LANES, { description: 'Priority is what the person says; an officer looks at the counter.' })
  lane: KioskLane;
}

/** One ticket given without a line. */
export class KioskEvent extends KioskTicketRequest {
  @Instant({ description: 'By the device’s own clock' }) takenAt: string;
  @Text({ ...LOAD, optional: true }) load?: string;
  @Whole({ ...LOAD_MS, optional: true }) loadMs?: number;
}

export class KioskSyncRequest {
  @Instant({ description: 'The device’s own clock at this moment' }) deviceAt: string;
  @Text({ ...LOAD, optional: true }) load?: string;
  @Rule<KioskSyncRequest>((it) => (it.load === undefined) === (it.loadMs === undefined), {
    code: 'load_and_ms',
    detail: { id: 'Isi load dan loadMs bersama.', en: 'Give load and loadMs together.' },
  })
  @Whole({ ...LOAD_MS, optional: true })
  loadMs?: number;
  @ListOf(() => KioskEvent, { maxItems: 200, description: 'In the order in which they happened' }) events: KioskEvent[];
}

export class KioskSyncResult {
  @Id() id: string;
  @OneOf([...DEVICE_OUTCOMES, 'known'], {
    description: '`known`: told before. In every case it need not be told again.',
  })
  outcome: (typeof DEVICE_OUTCOMES)[number] | 'known';
  @Text({ max: 20, nullable: true, description: 'What the ticket is called; another than was said when renumbered' })
  number: string | null;
}

export class KioskSyncView {
  @ListOf(() => KioskSyncResult, { maxItems: 200 }) results: KioskSyncResult[];
}

export class KioskCheckInRequest {
  @Text({ max: 500, description: 'The booking code as typed, or the text of its QR', example: 'CTH-7K2M9QXF-Q' })
  shown: string;
}

export class KioskTicketView {
  @Id() id: string;
  @Text({ max: 20, example: 'KA-007' }) number: string;
  @OneOf(TICKET_STATES) state: TicketState;
  @OneOf(LANES) lane: Lane;
  @Text({ max: 60 }) serviceCode: string;
  @Instant() issuedAt: string;
  @Whole({ nullable: true, max: 100_000, description: 'How many are called before; null when it no longer waits' })
  before: number | null;
  @Text({ max: 20_000, description: 'An SVG of the QR to follow the ticket; each answer has a link of its own' })
  qrSvg: string;
}
