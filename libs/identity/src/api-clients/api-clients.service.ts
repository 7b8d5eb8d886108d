import { Injectable } from '@nestjs/common';
import {
  Db,
  decodeCursor,
  demand,
  isId,
  Ledger,
  newId,
  officeOf,
  pageFrom,
  platformProblems,
  Vault,
  type Page,
  type PageQuery,
  type Principal,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { identityEvents } from '../identity.events.js';
import { identityProblems } from '../identity.problems.js';
import { OfficeNames } from '../office-names.js';
import { RolePermissions } from '../role-permissions.js';
import { apiKey } from '../secret.js';
import type { ApiClientRequest, ApiClientView, ApiKeyRequest, IssuedKeyView } from './api-client.dto.js';
import { ApiClient, ApiKey } from './api-client.entity.js';
import {
  clientRow,
  clientRows,
  keyRows,
  lockClient,
  revokeKey,
  type ApiClientRow,
  type KeyRow,
} from './api-client.queries.js';
import { viewClient, viewKey } from './api-client.view.js';

export const MANAGE_CLIENTS = 'identity:api-clients:manage';

const DAY = 86_400_000;
const KEY_DAYS = 365;
const KEY_DAYS_MOST = 731;
/** One in use, one taking over, and some for machines that can't share. */
const ACTIVE_KEYS_MOST = 5;

export interface NewClient {
  officeId: number;
  name: string;
  owner: { name: string; email: string };
  scopes: string[];
  offices: number[];
}

/** Third parties that call the API: registered by an office, with scopes in named offices and keys that overlap when they change. */
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
    const officeId = officeOf(id);
    demand(caller, officeId, MANAGE_CLIENTS);
    const row = await clientRow(this.db, officeId, id);
    if (!row) throw platformProblems.notFound();
    return (await this.views(officeId, [row]))[0]!;
  }

  private async views(officeId: number, rows: readonly ApiClientRow[]): Promise<ApiClientView[]> {
    const keys = Map.groupBy(
      await keyRows(
        this.db,
        officeId,
        rows.map((row) => row.id),
      ),
      (key) => key.client_id,
    );
    const numbers = [...new Set(rows.flatMap((row) => row.offices))];
    const codes = new Map((await this.offices.of(numbers)).map((office) => [office.officeId, office.code]));
    return rows.map((row) =>
      viewClient(row, {
        owner: {
          name: this.vault.open(row.owner_name_sealed, `api_client.owner_name_sealed:${row.id}`),
          email: this.vault.open(row.owner_email_sealed, `api_client.owner_email_sealed:${row.id}`),
        },
        officeCodes: row.offices.map((number) => codes.get(number) ?? ''),
        keys: keys.get(row.id) ?? [],
      }),
    );
  }

  /** @throws scope_unknown, office_unknown (400): nobody gives away an office where he may not manage clients himself */
  async register(caller: StaffPrincipal, request: ApiClientRequest): Promise<ApiClientView> {
    demand(caller, caller.officeId, MANAGE_CLIENTS);
    const unknown = this.permissions.unknownScopes(request.scopes);
    if (unknown.length > 0) throw identityProblems.scopeUnknown({ unknown, known: this.permissions.scopes() });
    const offices = await this.officesOf(caller, request.officeCodes);
    const id = await this.add(caller, { ...request, officeId: caller.officeId, offices });
    return this.get(caller, id);
  }

  private async officesOf(caller: StaffPrincipal, codes: readonly string[]): Promise<number[]> {
    const found = await Promise.all(codes.map((code) => this.offices.numberOf(code)));
    const mine = (number: number | undefined) =>
      number !== undefined && (caller.permissions.get(number)?.has(MANAGE_CLIENTS) ?? false);
    const unknown = codes.filter((_, at) => !mine(found[at]));
    if (unknown.length > 0) throw identityProblems.officeUnknown({ unknown });
    return [...new Set(found.filter((number) => number !== undefined))];
  }

  /** Writes a client down; the house itself may do so too (the demo). */
  async add(actor: Principal, client: NewClient): Promise<string> {
    const { officeId, name, owner, scopes, offices } = client;
    const id = newId(officeId);
    await this.db.transaction(async () => {
      await this.db.repo(ApiClient).insert({
        officeId,
        id,
        name,
        ownerNameSealed: this.vault.seal(owner.name, `api_client.owner_name_sealed:${id}`),
        ownerEmailSealed: this.vault.seal(owner.email, `api_client.owner_email_sealed:${id}`),
        scopes,
        offices,
        mode: 'live',
        registeredBy: actor.kind === 'staff' ? actor.staffId : null,
        registeredAt: await this.db.now(),
        version: 1,
      });
      const subject = { type: 'api_client', id };
      await this.ledger.append(officeId, identityEvents.apiClientRegistered, {
        subject,
        payload: { clientId: id, scopes },
        actor,
      });
    });
    return id;
  }

  /** @throws key_expiry_invalid (400), keys_too_many (409) */
  async issueKey(caller: StaffPrincipal, clientId: string, request: ApiKeyRequest): Promise<IssuedKeyView> {
    demand(caller, officeOf(clientId), MANAGE_CLIENTS);
    return this.addKey(caller, clientId, request.expiresAt);
  }

  /** Makes a key; it can be read here and never again. */
  async addKey(actor: Principal, clientId: string, until?: string): Promise<IssuedKeyView> {
    const officeId = officeOf(clientId);
    return this.db.transaction(async () => {
      if (!(await lockClient(this.db, officeId, clientId))) throw platformProblems.notFound();
      const keys = await keyRows(this.db, officeId, [clientId]);
      if (keys.filter((key) => key.state === 'active').length >= ACTIVE_KEYS_MOST)
        throw identityProblems.keysTooMany({ most: ACTIVE_KEYS_MOST });
      const now = await this.db.now();
      const expiresAt = expiryOf(until, now);
      const id = newId(officeId);
      const key = apiKey.issue(clientId);
      const row: KeyRow = {
        id,
        hint: key.text.slice(-4),
        created_at: now,
        expires_at: expiresAt,
        last_used_at: null,
        state: 'active',
      };
      await this.db.repo(ApiKey).insert({
        officeId,
        id,
        clientId,
        secretHash: key.hash,
        hint: row.hint,
        createdAt: now,
        expiresAt,
      });
      await this.ledger.append(officeId, identityEvents.apiKeyIssued, {
        subject: { type: 'api_client', id: clientId },
        payload: { clientId, keyId: id },
        actor,
      });
      return { ...viewKey(row), key: key.text };
    });
  }

  /** Revokes at once; a second time changes nothing. @throws not_found (404) */
  async revokeKey(caller: StaffPrincipal, clientId: string, keyId: string): Promise<void> {
    const officeId = officeOf(clientId);
    demand(caller, officeId, MANAGE_CLIENTS);
    await this.db.transaction(async () => {
      const outcome = await revokeKey(this.db, officeId, clientId, keyId);
      if (outcome === 'unknown') throw platformProblems.notFound();
      if (outcome === 'before') return;
      await this.ledger.append(officeId, identityEvents.apiKeyRevoked, {
        subject: { type: 'api_client', id: clientId },
        payload: { clientId, keyId },
        actor: caller,
      });
    });
  }
}

/** The id below which the page begins. A cursor is only packed, not signed: what is no id never reaches the database. */
function placeIn(filter: object, cursor: string | undefined): string | null {
  const [id] = decodeCursor(filter, cursor) ?? [];
  if (id !== undefined && !isId(id)) throw platformProblems.cursorInvalid();
  return id ?? null;
}

function expiryOf(until: string | undefined, now: Date): Date {
  const expiry = until === undefined ? now.getTime() + KEY_DAYS * DAY : Date.parse(until);
  if (!(expiry > now.getTime() && expiry <= now.getTime() + KEY_DAYS_MOST * DAY))
    throw identityProblems.keyExpiryInvalid();
  return new Date(expiry);
}
