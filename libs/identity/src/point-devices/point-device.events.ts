import { defineEvents, DEVICE_KINDS, type DeviceKind, Id, OneOf, Text, Whole } from '@buka-pintu/platform';

export class PointDeviceEventPayload {
  @Id() servicePointId: string;
  @OneOf(DEVICE_KINDS) kind: DeviceKind;
  @Text({ max: 2 }) prefix: string;
  @Whole({ min: 0, description: 'How often it has been paired' }) pairing: number;
}

const payload = PointDeviceEventPayload;

export const pointDeviceEvents = defineEvents('identity', {
  pointDeviceRegistered: {
    type: 'point_device.registered',
    describes: 'A kiosk or a field unit was registered for a service point.',
    payload,
    internal: true,
  },
  pointDevicePaired: {
    type: 'point_device.paired',
    describes: 'A machine was paired with a device’s code; whatever was paired before it is shut out.',
    payload,
    internal: true,
    endsAccess: true,
  },
  pointDeviceCopied: {
    type: 'point_device.copied',
    describes: 'Two machines showed the memory of one device: both are shut out until it is paired anew.',
    payload,
    internal: true,
    endsAccess: true,
  },
  pointDeviceRevoked: {
    type: 'point_device.revoked',
    describes: 'A device was revoked for good.',
    payload,
    internal: true,
    endsAccess: true,
  },
});
