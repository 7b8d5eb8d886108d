import { DEVICE_KINDS, type DeviceKind, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '@buka-pintu/platform';
import { DEVICE_OUTCOMES, type DeviceOutcome } from './device-event.entity.js';

export const DEVICE_STATES = ['unpaired', 'paired', 'copied', 'revoked'] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

export class PointDeviceRequest {
  @Id({ description: 'Where it stands' }) servicePointId: string;
  @OneOf(['kiosk'], { description: 'Field units follow: they have nothing to do yet' }) kind: 'kiosk';
  @Text({ min: 1, max: 80, description: 'By which the office knows it', example: 'Kios pintu depan' }) name: string;
}

export class PairingOfferView {
  @Text({ max: 20, description: 'To type at the device', example: '7K2M-9QXF' }) code: string;
  @Instant() expiresAt: string;
}

export class PointDeviceView {
  @Id() id: string;
  @Id() servicePointId: string;
  @Text({ max: 200 }) servicePointName: string;
  @OneOf(DEVICE_KINDS) kind: DeviceKind;
  @Text({ max: 80 }) name: string;
  @Text({ max: 2, description: 'What its numbers begin with', example: 'KA' }) prefix: string;
  @OneOf(DEVICE_STATES, {
    description: '`copied`: two machines have its memory; it is shut out until it is paired anew',
  })
  state: DeviceState;
  @Instant({ nullable: true }) pairedAt: string | null;
  @Instant({ nullable: true, description: 'Its last sign of life' }) seenAt: string | null;
  @Text({ max: 40, nullable: true, description: 'The version of its page' }) version: string | null;
  @Whole({
    min: -2_147_483_648,
    nullable: true,
    description: 'By how many seconds its clock is slow; negative when it is fast',
  })
  clockSlowSeconds: number | null;
  @Whole({ description: 'Tickets it had not told when it was last seen' }) unsent: number;
  @Nested(() => PairingOfferView, { nullable: true, description: 'Given once, when it is made' })
  pairing: PairingOfferView | null;
}

/** Something a device did without a line that did not go as it said. */
export class DeviceConflictView {
  @Id() id: string;
  @Id() deviceId: string;
  @Text({ max: 20, description: 'The number on the paper' }) said: string;
  @Text({ max: 20, nullable: true, description: 'The number the person has now' }) number: string | null;
  @OneOf(DEVICE_OUTCOMES) outcome: DeviceOutcome;
  @Instant() takenAt: string;
  @Instant() receivedAt: string;
}

export class PointDeviceList {
  @ListOf(() => PointDeviceView, { maxItems: 1000 }) items: PointDeviceView[];
  @ListOf(() => DeviceConflictView, { maxItems: 100, description: 'Of the last seven days, newest first' })
  conflicts: DeviceConflictView[];
}
