import type { CitizenPrincipal, DeviceKind, Principal } from './principal.js';

/** One way in: an operation names the alternatives, any one of which is enough. */
export type Access =
  | { kind: 'staff'; permission: string }
  | { kind: 'client'; scope: string }
  | { kind: 'own_client' }
  | { kind: 'test_client' }
  | { kind: 'citizen'; subjectType: CitizenPrincipal['subjectType'] }
  | { kind: 'device'; deviceKind: DeviceKind }
  | { kind: 'anyone' }
  | { kind: 'signed_in' };

/** Staff who hold the permission in some office; the service demands it in the record's office. */
export const staff = (permission: string): Access => ({ kind: 'staff', permission });
/** API clients whose registration carries the scope. */
export const client = (scope: string): Access => ({ kind: 'client', scope });
/** Any API client, whatever its scopes, for what concerns itself only. */
export const ownClient = (): Access => ({ kind: 'own_client' });
/** Any API client with a test key: what it moves is a test office's. */
export const testClient = (): Access => ({ kind: 'test_client' });
/** A citizen with the secret link to a record of that kind (a booking's link opens its ticket too). */
export const citizen = (subjectType: CitizenPrincipal['subjectType']): Access => ({
  kind: 'citizen',
  subjectType,
});
/** A paired device of that kind, at its own service point. */
export const device = (deviceKind: DeviceKind): Access => ({ kind: 'device', deviceKind });
/** Everybody, with or without credentials. */
export const anyone = (): Access => ({ kind: 'anyone' });
/** Any officer with a session. */
export const signedIn = (): Access => ({ kind: 'signed_in' });

/** Whether the principal enters by this alternative. Which record it reaches is the service's question. */
export function admits(access: Access, principal: Principal): boolean {
  switch (access.kind) {
    case 'anyone':
      return true;
    case 'signed_in':
      return principal.kind === 'staff';
    case 'staff':
      return (
        principal.kind === 'staff' && [...principal.permissions.values()].some((set) => set.has(access.permission))
      );
    case 'client':
      return principal.kind === 'client' && principal.scopes.has(access.scope);
    case 'own_client':
      return principal.kind === 'client';
    case 'test_client':
      return principal.kind === 'client' && principal.mode === 'test';
    case 'device':
      return principal.kind === 'device' && principal.deviceKind === access.deviceKind;
    case 'citizen':
      return (
        principal.kind === 'citizen' &&
        (principal.subjectType === access.subjectType ||
          (access.subjectType === 'ticket' && principal.subjectType === 'booking'))
      );
  }
}

/** How an alternative stands in the OpenAPI documents, under `x-access`. */
export function describeAccess(access: Access): string {
  switch (access.kind) {
    case 'staff':
      return `staff ${access.permission}`;
    case 'client':
      return `client ${access.scope}`;
    case 'own_client':
      return 'any client';
    case 'test_client':
      return 'test client';
    case 'citizen':
      return `citizen ${access.subjectType}`;
    case 'device':
      return `device ${access.deviceKind}`;
    case 'anyone':
      return 'anyone';
    case 'signed_in':
      return 'signed-in staff';
  }
}
