import type { staffApi } from '@buka-pintu/client';
import { queryOptions } from '@tanstack/react-query';
import { api, intend, take } from '../../api/client.js';

export type Device = staffApi.PointDeviceView;
export type DeviceConflict = staffApi.DeviceConflictView;
export type DeviceRequest = staffApi.PointDeviceRequest;

export const MANAGE = 'queue:devices:manage';

/** Devices come and go by themselves: the page looks again twice a minute. */
const LOOK_AGAIN_MS = 30_000;

export const devicesQuery = queryOptions({
  queryKey: ['point-devices'],
  queryFn: ({ signal }) => take(api.GET('/v1/point-devices', { signal })),
  refetchInterval: LOOK_AGAIN_MS,
});

/** @param form the form it was written in: a new form is another device, even with the same words */
export const registerDevice = (body: DeviceRequest, form: string): Promise<Device> =>
  intend(['register-device', form, body], (headers) => api.POST('/v1/point-devices', { body, headers }));

export const newCode = (id: string): Promise<Device> =>
  take(api.POST('/v1/point-devices/{id}/pairing-codes', { params: { path: { id } } }));

export const revoke = (id: string): Promise<Device> =>
  take(api.POST('/v1/point-devices/{id}/revocations', { params: { path: { id } } }));
