import { platformProblems } from '../http/platform.problems.js';

export interface StaffPrincipal {
  kind: 'staff';
  staffId: string;
  /** The office the officer acts in at the moment. */
  officeId: number;
  name: string;
  sessionId: string;
  /** Permissions by office number: an officer may serve in more than one office. */
  permissions: ReadonlyMap<number, ReadonlySet<string>>;
  /** Roles that are carried for somebody else today. */
  onBehalfOf?: readonly CarriedRole[];
  /** What the operation at hand asks for, as the access guard found it; absent outside of a request. */
  using?: readonly string[];
}
/** A role that an officer carries for somebody else: Plh, Plt. */
export interface CarriedRole {
  role: string;
  officeId: number;
  /** Whose role it is. */
  staffId: string;
  /** What the officer may do in that office by this role only, not by one of his own. */
  permissions: ReadonlySet<string>;
}
export interface ClientPrincipal {
  kind: 'client';
  clientId: string;
  name: string;
  /** The office that registered the client. */
  officeId: number;
  scopes: ReadonlySet<string>;
  /** With a live key live offices only, with a test key the client's test offices only. */
  offices: ReadonlySet<number>;
  mode: 'live' | 'test';
  /** The key that was shown, or that the token was got with. */
  keyId?: string;
  /** How many bookings it may make in one office on one day; no ceiling when left out. */
  bookingsPerDay?: number;
  /** Pages of these origins may read the answers. */
  origins?: readonly string[];
}
export interface CitizenPrincipal {
  kind: 'citizen';
  /** Of the record; 0 for a contact, which belongs to no office. */
  officeId: number;
  /** `contact`: whoever showed a one-time code sent to a phone or an address. */
  subjectType: 'booking' | 'ticket' | 'contact';
  subjectId: string;
  capabilityId: string;
}
/** What a registered device is for. */
export const DEVICE_KINDS = ['kiosk', 'field_unit'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

export interface DevicePrincipal {
  kind: 'device';
  deviceId: string;
  deviceKind: DeviceKind;
  officeId: number;
  /** The only service point it does anything at. */
  servicePointId: string;
  /** How often it has been paired: what is given to one pairing is not given to the next. */
  pairing: number;
  /** What a device of its kind may do at its service point. */
  permissions: ReadonlySet<string>;
}
export interface AnonymousPrincipal {
  kind: 'anonymous';
}
export interface SystemPrincipal {
  kind: 'system';
  /** Why the house acts by itself: the name of the job or handler. */
  reason: string;
}

/** Whoever asks. Every service takes it as an explicit argument. */
export type Principal =
  StaffPrincipal | ClientPrincipal | CitizenPrincipal | DevicePrincipal | AnonymousPrincipal | SystemPrincipal;

export const anonymous: AnonymousPrincipal = { kind: 'anonymous' };

/** The house acting by itself. `reason` stands in the ledger: a job's or a handler's name. */
export function system(reason: string): SystemPrincipal {
  return { kind: 'system', reason };
}

function reaches(principal: Principal, officeId: number): boolean {
  switch (principal.kind) {
    case 'staff':
      return principal.permissions.has(officeId);
    case 'client':
      return principal.offices.has(officeId);
    case 'device':
      return principal.officeId === officeId;
    case 'system':
      return true;
    default:
      return false;
  }
}

/** Whether the principal holds the permission (staff) or scope (API client) in that office. */
export function can(principal: Principal, officeId: number, permission: string): boolean {
  switch (principal.kind) {
    case 'staff':
      return principal.permissions.get(officeId)?.has(permission) ?? false;
    case 'client':
      return principal.offices.has(officeId) && principal.scopes.has(permission);
    case 'device':
      return principal.officeId === officeId && principal.permissions.has(permission);
    case 'system':
      return true;
    default:
      return false;
  }
}

/**
 * Demands the permission in that office.
 * @throws not_found when the office is out of reach (nobody learns what exists elsewhere), not_allowed when only the
 * permission lacks.
 */
export function demand(principal: Principal, officeId: number, permission: string): void {
  if (can(principal, officeId, permission)) return;
  if (!reaches(principal, officeId)) throw platformProblems.notFound();
  throw platformProblems.notAllowed();
}

export interface Actor {
  kind: Principal['kind'];
  id: string | null;
}

/** Who did it, as the ledger keeps it: a kind and an id, never a name. */
export function actorOf(principal: Principal): Actor {
  switch (principal.kind) {
    case 'staff':
      return { kind: 'staff', id: principal.staffId };
    case 'client':
      return { kind: 'client', id: principal.clientId };
    case 'citizen':
      return { kind: 'citizen', id: principal.capabilityId };
    case 'device':
      return { kind: 'device', id: principal.deviceId };
    case 'system':
      return { kind: 'system', id: principal.reason };
    case 'anonymous':
      return { kind: 'anonymous', id: null };
  }
}

/**
 * For whom the principal acts in what concerns that office: the officer whose role alone opens the operation to him today.
 * Null for whoever acts by a right of his own, which goes first.
 */
export function actsFor(principal: Principal, officeId: number): string | null {
  if (principal.kind !== 'staff' || !principal.onBehalfOf?.length) return null;
  const { onBehalfOf, using = [] } = principal;
  const inOffice = onBehalfOf.filter((carried) => carried.officeId === officeId);
  const alone = (carried: CarriedRole): boolean => using.some((permission) => carried.permissions.has(permission));
  const ofHisOwn = using.some(
    (permission) => can(principal, officeId, permission) && !inOffice.some((one) => one.permissions.has(permission)),
  );
  // An act in one office may be told in another as well: there it is still done for the same person.
  return ofHisOwn ? null : ((inOffice.find(alone) ?? onBehalfOf.find(alone))?.staffId ?? null);
}

/**
 * Whether two answers to "who asks?" are the same sender with the same rights: what was begun for one may go on for the
 * other. A changed right ends it; whoever comes back is admitted anew.
 */
export function sameRights(one: Principal, other: Principal): boolean {
  return JSON.stringify(rightsOf(one)) === JSON.stringify(rightsOf(other));
}

function rightsOf(principal: Principal): unknown[] {
  const { kind, id } = actorOf(principal);
  switch (principal.kind) {
    case 'staff': {
      const held = [...principal.permissions].map(([officeId, set]) => [officeId, [...set].sort()] as const);
      return [kind, id, principal.sessionId, held.sort(([a], [b]) => a - b)];
    }
    case 'client':
      return [kind, id, principal.mode, [...principal.scopes].sort(), [...principal.offices].sort((a, b) => a - b)];
    default:
      return [kind, id];
  }
}

/** A key that is the same for every request of one principal: idempotency and rate limits hang on it. */
export function principalKey(principal: Principal, ip: string): string {
  const actor = actorOf(principal);
  return actor.kind === 'anonymous' ? `anonymous:${ip}` : `${actor.kind}:${actor.id}`;
}
