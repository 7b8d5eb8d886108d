import { Injectable } from '@nestjs/common';
import {
  can,
  Db,
  decodeCursor,
  demand,
  isId,
  isTestOffice,
  Ledger,
  newId,
  officeOf,
  pageFrom,
  platformProblems,
  Vault,
  type ClientPrincipal,
  type Page,
  type PageQuery,
  type Principal,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { identityEvents } from '../identity.events.js';
import { identityProblems } from '../identity.problems.js';
import { OfficeNames } from '../office-names.js';
import { RolePermissions } from '../role-permissions.js';
import {
  type ApiClientRequest,
  type ApiClientView,
  type ClientContact,
  type ClientOwner,
  DEFAULT_BOOKINGS_PER_DAY,
  type OwnClientView,
} from './api-client.dto.js';
import { ApiClient } from './api-client.entity.js';
import {
  addTestOffice,
  clientRow,
  clientRows,
  keyEnd,
  keyRows,
  lockClient,
  revokeClient,
  type ApiClientRow,
} from './api-client.queries.js';
import { viewClient } from './api-client.view.js';
import { originOf } from './origin.js';

export const MANAGE_CLIENTS = 'identity:api-clients:manage';

export interface NewClient {
  officeId: number;
  name: string;
  owner: ClientOwner;
  contact?: ClientContact;
  scopes: string[];
  offices: number[];
  origins?: string[];
  bookingsPerDay?: number;
  expiresAt?: Date | null;
}

const sealedAt = {
  ownerName: (id: string) => `api_client.owner_name_sealed:${id}`,
  ownerEmail: (id: string) => `api_client.owner_email_sealed:${id}`,
  contactEmail: (id: string) => `api_client.contact_email_sealed:${id}`,
  contactPhone: (id: string) => `api_client.contact_phone_sealed:${id}`,
};

/** Third parties that call the API: registered by an office, with scopes in named offices. Their keys are ApiKeys' affair. */
@Injectable()
export class ApiClients {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly offices: OfficeNames,
    private readonly permissions: RolePermissions,
  ) {}

  /** The clients that the officer's acting office registered, newest first. */
  async list(caller: StaffPrincipal, query: PageQuery): Promise<Page<ApiClientView>> {
    const { officeId } = caller;
    demand(caller, officeId, MANAGE_CLIENTS);
    const rows = await clientRows(this.db, officeId, placeIn({ officeId }, query.cursor), query.limit + 1);
    const views = new Map((await this.views(officeId, rows)).map((view) => [view.id, view]));
    return pageFrom(rows, {
      limit: query.limit,
      filter: { officeId },
      keyOf: (row) => [row.id],
      view: (row) => views.get(row.id)!,
    });
  }

  async get(caller: StaffPrincipal, id: string): Promise<ApiClientView> {
    const row = await this.managed(caller, id);
    return (await this.views(officeOf(id), [row]))[0]!;
  }

  /** The client's row, for an officer who may manage it. @throws not_found, not_allowed */
  async managed(caller: Principal, id: string): Promise<ApiClientRow> {
    const officeId = officeOf(id);
    demand(caller, officeId, MANAGE_CLIENTS);
    const row = await clientRow(this.db, officeId, id);
    if (!row) throw platformProblems.notFound();
    return row;
  }

  /** Who asks, as the client itself sees it: the first call of an integrator. */
  async own(caller: ClientPrincipal): Promise<OwnClientView> {
    const { clientId: id, name, mode, scopes, offices, keyId, bookingsPerDay = DEFAULT_BOOKINGS_PER_DAY } = caller;
    const reached = await this.offices.of([...offices]);
    const keyExpiresAt = (await keyEnd(this.db, officeOf(id), keyId!)).toISOString();
    return {
      ...{ id, name, mode, scopes: [...scopes].sort() },
      offices: reached.map(({ code, name }) => ({ code, name })),
      keyExpiresAt,
      bookingsPerDay,
    };
  }

  private async views(officeId: number, rows: readonly ApiClientRow[]): Promise<ApiClientView[]> {
    const ids = rows.map((row) => row.id);
    const keys = Map.groupBy(await keyRows(this.db, officeId, ids), (key) => key.client_id);
    const numbers = [...new Set(rows.flatMap((row) => [...row.offices, ...row.test_offices]))];
    const codes = new Map((await this.offices.of(numbers)).map((office) => [office.officeId, office.code]));
    const codeOf = (number: number): string => codes.get(number) ?? '';
    return rows.map((row) => viewClient(row, { ...this.people(row), codeOf, keys: keys.get(row.id) ?? [] }));
  }

  /** Owner and contact in clear. */
  people(row: ApiClientRow): { owner: ClientOwner; contact: ClientContact | null } {
    const open = (sealed: Buffer, at: string): string => this.vault.open(sealed, at);
    const { id } = row;
    const owner = {
      name: open(row.owner_name_sealed, sealedAt.ownerName(id)),
      email: open(row.owner_email_sealed, sealedAt.ownerEmail(id)),
    };
    if (!row.contact_email_sealed) return { owner, contact: null };
    const email = open(row.contact_email_sealed, sealedAt.contactEmail(id));
    const phone = row.contact_phone_sealed && open(row.contact_phone_sealed, sealedAt.contactPhone(id));
    return { owner, contact: { email, ...(phone ? { phone } : {}) } };
  }

  /** @throws scope_unknown, office_unknown (400): nobody gives away an office where he may not manage clients himself */
  async register(caller: StaffPrincipal, request: ApiClientRequest): Promise<ApiClientView> {
    demand(caller, caller.officeId, MANAGE_CLIENTS);
    const asked = await this.checked(caller, request);
    const id = await this.add(caller, { officeId: caller.officeId, ...asked });
    return this.get(caller, id);
  }

  /** Replaces what was registered; keys and tokens follow at once. @throws stale, client_revoked, scopes_reach_elsewhere */
  async change(caller: StaffPrincipal, id: string, version: number, request: ApiClientRequest): Promise<ApiClientView> {
    const before = await this.managed(caller, id);
    const asked = await this.checked(caller, request, before);
    const officeId = officeOf(id);
    await this.db.transaction(async () => {
      if (before.state === 'revoked') throw identityProblems.clientRevoked();
      const changed = await this.db
        .repo(ApiClient)
        .update({ officeId, id, version }, { ...this.row(id, { officeId, ...asked }), version: version + 1 });
      if (changed === 0) throw platformProblems.stale();
      await this.tell(officeId, id, 'apiClientChanged', caller, asked.scopes);
    });
    return this.get(caller, id);
  }

  /** Ends the registration with all its keys and tokens, for good; a second time changes nothing. */
  async revoke(caller: StaffPrincipal, id: string): Promise<void> {
    const { scopes } = await this.managed(caller, id);
    const officeId = officeOf(id);
    await this.db.transaction(async () => {
      if (await revokeClient(this.db, officeId, id)) await this.tell(officeId, id, 'apiClientRevoked', caller, scopes);
    });
  }

  private async checked(caller: StaffPrincipal, request: ApiClientRequest, before?: ApiClientRow) {
    const { name, owner, contact, scopes, bookingsPerDay } = request;
    const unknown = this.permissions.unknownScopes(scopes);
    if (unknown.length > 0) throw identityProblems.scopeUnknown({ unknown, known: this.permissions.scopes() });
    const read = request.origins.map(originOf);
    const wrong = request.origins.filter((_, at) => read[at] === undefined);
    if (wrong.length > 0) throw identityProblems.originInvalid({ wrong });
    const origins = [...new Set(read.filter((origin) => origin !== undefined))];
    const expiresAt = request.expiresAt === undefined ? null : new Date(request.expiresAt);
    if (expiresAt && expiresAt <= (await this.db.now())) throw identityProblems.keyExpiryInvalid();
    const offices = await this.officesOf(caller, request.officeCodes, before?.offices);
    await this.refuseWider(caller, { scopes, offices, bookingsPerDay }, before);
    return { name, owner, contact, scopes, origins, bookingsPerDay, expiresAt, offices };
  }

  /** What holds in every office of a client is widened only by who may manage clients in all of them. */
  private async refuseWider(
    caller: StaffPrincipal,
    { scopes, offices, bookingsPerDay }: Pick<ApiClientRequest, 'scopes' | 'bookingsPerDay'> & { offices: number[] },
    before?: ApiClientRow,
  ): Promise<void> {
    const more = scopes.filter((scope) => !before?.scopes.includes(scope));
    const foreign = offices.filter((number) => !can(caller, number, MANAGE_CLIENTS));
    const raised = bookingsPerDay > (before?.bookings_per_day ?? DEFAULT_BOOKINGS_PER_DAY);
    if ((more.length === 0 && !raised) || foreign.length === 0) return;
    const officeCodes = (await this.offices.of(foreign)).map((office) => office.code);
    throw identityProblems.scopesReachElsewhere({ scopes: more, officeCodes });
  }

  /** An office that the client has already may stay, also where this officer could not have given it. */
  private async officesOf(
    caller: StaffPrincipal,
    codes: readonly string[],
    held: readonly number[] = [],
  ): Promise<number[]> {
    const found = await Promise.all(codes.map((code) => this.offices.numberOf(code)));
    const mine = (number: number | undefined) =>
      number !== undefined &&
      !isTestOffice(number) &&
      (held.includes(number) || (caller.permissions.get(number)?.has(MANAGE_CLIENTS) ?? false));
    const unknown = codes.filter((_, at) => !mine(found[at]));
    if (unknown.length > 0) throw identityProblems.officeUnknown({ unknown });
    return [...new Set(found.filter((number) => number !== undefined))];
  }

  /** Writes a client down; the house itself may do so too (the demo). */
  async add(actor: Principal, client: NewClient): Promise<string> {
    const { officeId } = client;
    const id = newId(officeId);
    await this.db.transaction(async () => {
      await this.db.repo(ApiClient).insert({
        officeId,
        id,
        ...this.row(id, client),
        testOffices: [],
        registeredBy: actor.kind === 'staff' ? actor.staffId : null,
        registeredAt: await this.db.now(),
        revokedAt: null,
        version: 1,
      });
      await this.tell(officeId, id, 'apiClientRegistered', actor, client.scopes);
    });
    return id;
  }

  private row(id: string, client: NewClient) {
    const { name, owner, contact, scopes, offices, origins = [], expiresAt = null } = client;
    const { bookingsPerDay = DEFAULT_BOOKINGS_PER_DAY } = client;
    const seal = (plain: string | undefined, at: string) => (plain === undefined ? null : this.vault.seal(plain, at));
    return {
      name,
      ownerNameSealed: this.vault.seal(owner.name, sealedAt.ownerName(id)),
      ownerEmailSealed: this.vault.seal(owner.email, sealedAt.ownerEmail(id)),
      contactEmailSealed: seal(contact?.email, sealedAt.contactEmail(id)),
      contactPhoneSealed: seal(contact?.phone, sealedAt.contactPhone(id)),
      scopes,
      offices,
      origins,
      bookingsPerDay,
      expiresAt,
    };
  }

  /** Gives the client a test office of its own, in the caller's transaction. @throws client_revoked, test_offices_too_many */
  async giveTestOffice(id: string, testOffice: number, most: number): Promise<void> {
    const officeId = officeOf(id);
    const held = await lockClient(this.db, officeId, id);
    if (!held) throw platformProblems.notFound();
    if (held.state === 'revoked') throw identityProblems.clientRevoked();
    if (held.test_offices.length >= most) throw identityProblems.testOfficesTooMany({ most });
    await addTestOffice(this.db, officeId, id, testOffice);
  }

  private tell(
    officeId: number,
    id: string,
    event: 'apiClientRegistered' | 'apiClientChanged' | 'apiClientRevoked',
    actor: Principal,
    scopes: string[],
  ): Promise<void> {
    const subject = { type: 'api_client', id };
    return this.ledger.append(officeId, identityEvents[event], { subject, payload: { clientId: id, scopes }, actor });
  }
}

/** The id below which the page begins. A cursor is only packed, not signed: what is no id never reaches the database. */
export function placeIn(filter: object, cursor: string | undefined): string | null {
  const [id] = decodeCursor(filter, cursor) ?? [];
  if (id !== undefined && !isId(id)) throw platformProblems.cursorInvalid();
  return id ?? null;
}
