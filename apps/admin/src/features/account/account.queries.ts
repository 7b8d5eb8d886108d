import type { staffApi } from '@buka-pintu/client';
import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client.js';

export type OwnSession = staffApi.OwnSessionView;
export type TrustedDevice = staffApi.TrustedDeviceView;

export type Passkey = staffApi.PasskeyView;

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => take(api.GET('/v1/account', { signal })),
});

export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: ({ signal }) => take(api.GET('/v1/account/sessions', { signal })),
});

export const devicesQuery = queryOptions({
  queryKey: ['account', 'devices'],
  queryFn: ({ signal }) => take(api.GET('/v1/account/trusted-devices', { signal })),
});

export const passkeysQuery = queryOptions({
  queryKey: ['account', 'passkeys'],
  queryFn: ({ signal }) => take(api.GET('/v1/account/passkeys', { signal })),
});

export const renamePasskey = (id: string, name: string) =>
  take(api.PUT('/v1/account/passkeys/{id}', { params: { path: { id } }, body: { name } }));
export const removePasskey = (id: string) =>
  take(api.DELETE('/v1/account/passkeys/{id}', { params: { path: { id } } }));
export const endSession = (id: string) => take(api.DELETE('/v1/account/sessions/{id}', { params: { path: { id } } }));
export const endOthers = () => take(api.DELETE('/v1/account/sessions'));
export const forgetDevice = (id: string) =>
  take(api.DELETE('/v1/account/trusted-devices/{id}', { params: { path: { id } } }));
export const changePassword = (current: string, next: string) =>
  take(api.PUT('/v1/account/password', { body: { current, next } }));
export const makeCodes = () => take(api.POST('/v1/account/recovery-codes'));
export const beginSecondFactor = () => take(api.POST('/v1/account/second-factors'));
export const linkSecondFactor = (code: string) => take(api.PUT('/v1/account/second-factors', { body: { code } }));
