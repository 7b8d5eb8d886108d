import type { PairingOffer, PointDevice } from '@buka-pintu/identity';
import type { DeviceEvent } from './device-event.entity.js';
import type { DeviceConflictView, DeviceState, PointDeviceView } from './point-device.dto.js';

export function pointDeviceView(device: PointDevice, servicePointName: string, offer?: PairingOffer): PointDeviceView {
  return {
    id: device.id,
    servicePointId: device.servicePointId,
    servicePointName,
    kind: device.kind,
    name: device.name,
    prefix: device.prefix,
    state: stateOf(device),
    pairedAt: device.pairedAt?.toISOString() ?? null,
    seenAt: device.seenAt?.toISOString() ?? null,
    version: device.appVersion,
    clockSlowSeconds: device.clockOffsetMs === null ? null : slowSeconds(Number(device.clockOffsetMs)),
    unsent: device.unsent,
    pairing: offer ? { code: offer.code, expiresAt: offer.expiresAt.toISOString() } : null,
  };
}

function stateOf({ revokedAt, copiedAt, pairing }: PointDevice): DeviceState {
  if (revokedAt) return 'revoked';
  if (copiedAt) return 'copied';
  return pairing > 0 ? 'paired' : 'unpaired';
}

const FARTHEST = 2_147_483_647;
const slowSeconds = (ms: number): number => Math.max(-FARTHEST, Math.min(FARTHEST, Math.round(ms / 1000)));

export function conflictView(event: DeviceEvent): DeviceConflictView {
  const { id, deviceId, said, number, outcome } = event;
  const [takenAt, receivedAt] = [event.takenAt.toISOString(), event.receivedAt.toISOString()];
  return { id, deviceId, said, number, outcome, takenAt, receivedAt };
}
