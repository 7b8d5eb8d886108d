// For tests of any module: headers of an officer, an API client or a citizen, without the way through their sign-in.
import { randomUUID } from 'node:crypto';
import {
  type Contact,
  contactKeys,
  Db,
  type DeviceKind,
  officeOf,
  system,
  Vault,
  type Role,
} from '@buka-pintu/platform';
import type { HouseUnderTest } from '@buka-pintu/platform/testing';
import { ApiKeys } from '../api-clients/api-keys.service.js';
import { ApiClients, type NewClient } from '../api-clients/api-clients.service.js';
import { Capabilities, type CapabilitySubject } from '../capabilities/capabilities.service.js';
import { insertVisit } from '../citizens/citizen-code.queries.js';
import { PointDevices } from '../point-devices/point-devices.service.js';
import { visitToken } from '../secret.js';
import { SESSION_COOKIE } from '../sessions/session-cookie.js';
import { Sessions } from '../sessions/sessions.service.js';
import { StaffDirectory } from '../staff/staff.service.js';

/** Request headers: spread them into `house.fetch(path, { headers })`. */
export type Credentials = Record<string, string>;

type House = Pick<HouseUnderTest, 'get' | 'url'>;

const actor = system('test');

export interface OfficerUnderTest {
  staffId: string;
  email: string;
  headers: Credentials;
}

/** An officer with these roles (each in one office) and an open session; acts in the office of the first role. */
export async function signInOfficer(
  house: House,
  roles: readonly { role: Role; officeId?: number }[],
  given: { name?: string; passwordHash?: string; staffNumber?: string } = {},
): Promise<OfficerUnderTest> {
  const officeId = roles[0]?.officeId ?? 1;
  const email = `${randomUUID()}@petugas.example`;
  const held = roles.map((each) => ({ role: each.role, officeId: each.officeId ?? officeId }));
  const staffId = await house.get(StaffDirectory).register(actor, {
    officeId,
    name: given.name ?? 'Petugas Uji',
    email,
    passwordHash: given.passwordHash ?? null,
    staffNumber: given.staffNumber,
    roles: held,
  });
  const { cookie } = await house.get(Sessions).open({
    officeId,
    staffId,
    state: 'signed_in',
    roles: held.map((each) => ({ role: each.role, atOfficeId: each.officeId })),
    secondFactor: true,
    demo: false,
  });
  return { staffId, email, headers: browserHeaders(house, cookie ?? undefined) };
}

/** What our own page's requests carry, with or without a session. */
export function browserHeaders(house: Pick<House, 'url'>, cookie?: string): Credentials {
  return {
    origin: new URL(house.url).origin,
    'x-buka-csrf': '1',
    ...(cookie ? { cookie: `${SESSION_COOKIE}=${cookie}` } : {}),
  };
}

/** Headers of a new officer with this role in this office. */
export async function asStaff(house: House, role: Role, officeId = 1): Promise<Credentials> {
  return (await signInOfficer(house, [{ role, officeId }])).headers;
}

/** A new API client with one key. */
export async function registerClient(
  house: House,
  scopes: readonly string[],
  offices: readonly number[] = [1],
  more: Partial<NewClient> = {},
): Promise<{ clientId: string; key: string; headers: Credentials }> {
  const clients = house.get(ApiClients);
  const clientId = await clients.add(actor, {
    officeId: offices[0] ?? 1,
    name: 'Aplikasi Uji',
    owner: { name: 'Pemilik Uji', email: 'pemilik@aplikasi.example' },
    scopes: [...scopes],
    offices: [...offices],
    ...more,
  });
  const { key } = await house.get(ApiKeys).add(actor, clientId);
  return { clientId, key, headers: { authorization: `Bearer ${key}` } };
}

/** Headers of a test key on a new test office of a new client. @throws where the house has no offices */
export async function asTester(house: House, scopes: readonly string[]): Promise<Credentials> {
  const { clientId } = await registerClient(house, scopes.length > 0 ? scopes : ['queue:bookings:read']);
  const headers = { ...(await asStaff(house, 'administrator')), 'content-type': 'application/json' };
  const made = await fetch(`${house.url}/v1/api-clients/${clientId}/test-offices`, {
    method: 'POST',
    headers,
    body: '{}',
  });
  if (made.status !== 201) throw new Error(`No test office: ${await made.text()}`);
  const { key } = await house.get(ApiKeys).add(actor, clientId, { mode: 'test' });
  return { authorization: `Bearer ${key}` };
}

/** Headers of a new API client with these scopes in these offices. */
export async function asClient(
  house: House,
  scopes: readonly string[],
  offices: readonly number[] = [1],
): Promise<Credentials> {
  return (await registerClient(house, scopes, offices)).headers;
}

/** Headers of a citizen with a link to this record. */
export async function asCitizen(house: House, subject: CapabilitySubject): Promise<Credentials> {
  const token = await house.get(Capabilities).issue(officeOf(subject.id), subject);
  return { authorization: `Bearer ${token}` };
}

/** Headers of a newly paired device of that kind at a service point. */
export async function asDevice(house: House, kind: DeviceKind, servicePointId: string): Promise<Credentials> {
  const devices = house.get(PointDevices);
  const fresh = { officeId: officeOf(servicePointId), servicePointId, kind, name: 'Perangkat uji' };
  const { offer } = await devices.register(actor, fresh);
  const { token } = await devices.pair(offer.code);
  return { authorization: `Bearer ${token}` };
}

/** Headers of whoever showed a one-time code sent to this phone or address. */
export async function asVisitor(house: House, contact: Contact): Promise<Credentials> {
  const visitId = randomUUID();
  const token = visitToken.issue(visitId);
  const [contactKey] = contactKeys(house.get(Vault), contact);
  await insertVisit(house.get(Db), { visitId, contactKey: contactKey!, secretHash: token.hash });
  return { authorization: `Bearer ${token.text}` };
}
