// Who may reach what, for tests that ask for everything: callers of every kind, and what the documents say must happen to them.
import { asCitizen, asDevice, registerClient, signInOfficer, type Credentials } from '@buka-pintu/identity/testing';
import { newId, ROLES, type Role } from '@buka-pintu/platform';
import type { HouseUnderTest } from '@buka-pintu/platform/testing';
import { MODULES } from '../api.module.js';
import { documents } from '../openapi.js';
import { holdersOf, matrixOf, type MatrixRow } from './access-matrix.js';
import { AccessStage, HERE, type StagedRequest } from './access-stage.js';

export const made = documents();
export const matrix = matrixOf(made);
export const holders = holdersOf(MODULES);
export const SCOPES = [...new Set(matrix.flatMap(({ scopes }) => scopes))];
export const guarded = matrix.filter(({ anyone }) => !anyone);

/** Whose credentials these are, as far as the judgement below needs it. */
export type Who =
  | { kind: 'nobody'; code: 'sign_in_required' | 'credentials_invalid' | 'credentials_expired' }
  | { kind: 'staff'; roles: readonly { role: Role; officeId: number }[]; approves?: readonly string[] }
  | { kind: 'client'; scopes: readonly string[]; offices: readonly number[] }
  | { kind: 'citizen'; of: 'booking' | 'ticket' | 'contact'; mine: boolean }
  | { kind: 'device'; of: 'kiosk' | 'field_unit' };
export interface Caller {
  who: Who;
  headers: Credentials;
}
export interface Answer {
  status: number;
  code: string | undefined;
  text: string;
  headers: Record<string, string>;
}

/** The demo office with a record behind every id that a path may name. */
export async function openStage(house: HouseUnderTest): Promise<AccessStage> {
  // The demo's client gets its key from whoever starts it; the stage needs one to point at.
  await registerClient(house, []);
  const { clientId } = await registerClient(house, []);
  await webhookOf(house, clientId, (await officer(house, [{ role: 'administrator', officeId: HERE }])).headers);
  await approverOfOurs(house);
  const { headers } = await officer(
    house,
    ROLES.map((role) => ({ role, officeId: HERE })),
  );
  const stage = await AccessStage.of(house);
  // What the demo has none of is made as its own operation makes it, from the example.
  for (const row of matrix.filter((each) => stage.missing(each).length > 0)) {
    const [name = ''] = stage.missing(row);
    const making = matrix.find((each) => each.name === `post ${row.path.slice(0, row.path.indexOf(`/{${name}}`))}`);
    if (making) await ask(house, stage.request(making), headers);
  }
  await house.settle();
  return AccessStage.of(house);
}

/** Somebody of the demo office decides for a third one: no operation of this office or the other makes such a record. */
async function approverOfOurs(house: HouseUnderTest): Promise<void> {
  await house.owner.query(
    `insert into approver (office_id, id, staff_id, for_office_id, permissions, from_on, until_on, starts_at, ends_at,
       document_number, made_at)
     values ($1, $2, $3, 3, '{offices:closures:manage}', '2026-01-01', '2099-01-01', now(), now() + interval '1 day', 'x', now())`,
    [HERE, newId(HERE), newId(HERE)],
  );
}

/** A webhook and a message of it, for the paths that name one. */
async function webhookOf({ fetch }: HouseUnderTest, clientId: string, headers: Credentials): Promise<void> {
  const post = (path: string, body: object) =>
    fetch(`/v1/webhooks${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const hook = { clientId, url: 'http://127.0.0.1:9/', types: ['booking.confirmed'] };
  const { id } = (await (await post('', hook)).json()) as { id: string };
  await post(`/${id}/test-sends`, {});
}

export async function officer(house: HouseUnderTest, roles: Extract<Who, { kind: 'staff' }>['roles']): Promise<Caller> {
  return { who: { kind: 'staff', roles }, headers: (await signInOfficer(house, roles)).headers };
}

export async function client(
  house: HouseUnderTest,
  scopes: readonly string[],
  offices: readonly number[],
): Promise<Caller> {
  return { who: { kind: 'client', scopes, offices }, headers: (await registerClient(house, scopes, offices)).headers };
}

export async function citizen(
  house: HouseUnderTest,
  of: 'booking' | 'ticket',
  id: string,
  mine: boolean,
): Promise<Caller> {
  return { who: { kind: 'citizen', of, mine }, headers: await asCitizen(house, { type: of, id }) };
}

/** A paired device of a service point here. */
export async function pairedDevice(house: HouseUnderTest, of: 'kiosk' | 'field_unit'): Promise<Caller> {
  const { rows } = await house.owner.query<{ id: string }>(
    `select id from service_point where office_id = ${HERE} order by code limit 1`,
  );
  return { who: { kind: 'device', of }, headers: await asDevice(house, of, rows[0]!.id) };
}

export async function ask(
  house: HouseUnderTest,
  { method, path, body }: StagedRequest,
  headers: Credentials,
): Promise<Answer> {
  const stop = new AbortController();
  const answer = await house.fetch(path, {
    method,
    headers: {
      ...headers,
      'idempotency-key': newId(HERE),
      'if-match': '"1"',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body,
    signal: stop.signal,
  });
  const type = answer.headers.get('content-type') ?? '';
  const text = type.startsWith('text/event-stream') ? '' : await answer.text();
  stop.abort();
  const code = type.includes('problem+json') ? (JSON.parse(text) as { code: string }).code : undefined;
  return { status: answer.status, code, text, headers: Object.fromEntries(answer.headers) };
}

export type Verdict =
  | 'let in or not allowed'
  | 'let in'
  | 'no record of yours'
  | 'not allowed'
  | 'not allowed or no record of yours'
  | `401 ${string}`;

/** What the matrix and the rules of offices say must happen: written again, from the documents, without the house's own code. */
export function expected({ who }: Caller, row: MatrixRow, named: boolean): Verdict {
  switch (who.kind) {
    case 'nobody':
      return row.anyone && who.code === 'sign_in_required' ? 'let in' : `401 ${who.code}`;
    case 'device':
      return row.anyone || row.devices.includes(who.of) ? 'let in' : 'not allowed';
    case 'citizen':
      if (row.anyone) return 'let in';
      // A booking's link opens its ticket as well; a ticket's link nothing but the ticket.
      if (!row.citizens.some((of) => of === who.of || (of === 'ticket' && who.of === 'booking'))) return 'not allowed';
      if (!named) return 'let in';
      return who.mine && (who.of === 'booking' || row.path.includes('/tickets/')) ? 'let in' : 'no record of yours';
    case 'client':
      if (row.anyone || row.anyClient) return 'let in';
      if (!row.scopes.some((scope) => who.scopes.includes(scope))) return 'not allowed';
      // What a citizen's link may open belongs to the client that made it, and the demo's client made these.
      const own = row.citizens.length > 0 || row.path.startsWith('/v1/webhooks/');
      if (named && (!who.offices.includes(HERE) || own)) return 'no record of yours';
      return 'let in';
    case 'staff': {
      if (row.anyone || row.signedIn) return 'let in';
      // An approver who lives elsewhere has some permissions here, and nothing else of this office.
      const approves = (at: (officeId: number) => boolean): boolean =>
        at(HERE) && row.permissions.some((each) => who.approves?.includes(each));
      const holds = (at: (officeId: number) => boolean): boolean =>
        approves(at) ||
        who.roles.some(
          ({ role, officeId }) => at(officeId) && row.permissions.some((each) => holders.get(each)?.includes(role)),
        );
      if (!holds(() => true)) return 'not allowed';
      // What names no record is about the office the officer acts in: the first one's.
      const about = named ? HERE : who.roles[0]!.officeId;
      if (holds((officeId) => officeId === about)) return 'let in';
      // Nor need it be about any office at all, as the list of scopes is not.
      if (!named) return 'let in or not allowed';
      const isHere = who.roles.some(({ officeId }) => officeId === about) || (who.approves?.length && about === HERE);
      return isHere ? 'not allowed or no record of yours' : 'no record of yours';
    }
  }
}

/** Codes begin with their office's, which is public: the desk says where to go instead. */
const ELSEWHERE_CODES = new Set(['not_found', 'booking_other_office']);
const REFUSED_CODES = new Set(['not_allowed', 'credentials_invalid', 'credentials_expired']);

export function verdict({ status, code = '' }: Answer, hoped: Verdict): Verdict | `${number} ${string}` {
  if (status >= 500) return `${status} ${code}`;
  // The sign-in asks for itself what it needs; that is not the door's refusal.
  if (hoped === 'let in') return REFUSED_CODES.has(code) ? `${status} ${code}` : 'let in';
  if (status === 401) return `401 ${code}`;
  // What belongs to no office says for itself whether it is there.
  if (hoped === 'let in or not allowed') return hoped;
  if (hoped === 'not allowed or no record of yours')
    return code === 'not_allowed' || ELSEWHERE_CODES.has(code) ? hoped : `${status} ${code}`;
  if (code === 'not_allowed') return 'not allowed';
  return ELSEWHERE_CODES.has(code) ? 'no record of yours' : `${status} ${code}`;
}
