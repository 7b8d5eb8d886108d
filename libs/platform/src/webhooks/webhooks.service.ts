import { Inject, Injectable, Optional } from '@nestjs/common';
import { ClientDirectory, noClients, type ClientEntry } from '../access/client-directory.js';
import { demand, type Principal } from '../access/principal.js';
import { Db } from '../database/db.js';
import { isId, newId, officeOf } from '../database/ids.js';
import { decodeCursor, type Page, pageFrom } from '../database/page.js';
import { HOUSE_MODULES, type HouseModule } from '../house.js';
import { platformProblems } from '../http/platform.problems.js';
import { Vault } from '../privacy/vault.js';
import { newWebhookSecret } from './signature.js';
import { TargetRefused, WebhookTargets } from './targets.js';
import type {
  EventTypesView,
  SecretRequest,
  WebhookQuery,
  WebhookRequest,
  WebhookSettings,
  WebhookView,
  WebhookWithSecret,
} from './webhook.dto.js';
import { webhookProblems } from './webhook.problems.js';
import {
  changeWebhook,
  dropWebhook,
  insertWebhook,
  turnSecret,
  webhookRow,
  webhookRows,
  type WebhookRow,
} from './webhook.queries.js';
import { webhookView } from './webhook.view.js';

/** Officers hold it by role, API clients as a scope, for their own. */
export const MANAGE_WEBHOOKS = 'platform:webhooks:manage';
const MOST = 20;

export const sealedAt = (id: string): string => `webhook.secret_sealed:${id}`;

/** Where API clients are told what happened: registered by themselves or by an officer. */
@Injectable()
export class Webhooks {
  private readonly types: EventTypesView;

  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly targets: WebhookTargets,
    @Inject(HOUSE_MODULES) modules: readonly HouseModule[],
    @Optional() private readonly clients: ClientDirectory = noClients,
  ) {
    const told = modules.flatMap(({ events }) => Object.values(events).filter((event) => !event.internal));
    const items = told.map(({ type, describes }) => ({ type, describes }));
    this.types = { items: items.sort((a, b) => (a.type < b.type ? -1 : 1)) };
  }

  /** Every type a webhook can be told of. */
  eventTypes(): EventTypesView {
    return this.types;
  }

  /** A client's own, of the kind of its key; for an officer those of the acting office's clients. */
  async list(caller: Principal, { limit, cursor, clientId }: WebhookQuery): Promise<Page<WebhookView>> {
    const own = caller.kind === 'client';
    if (!own && caller.kind !== 'staff') throw platformProblems.notAllowed();
    if (!own) demand(caller, caller.officeId, MANAGE_WEBHOOKS);
    const filter = { clientId: own ? caller.clientId : (clientId ?? null), mode: own ? caller.mode : null };
    if (own && clientId !== undefined && clientId !== caller.clientId) throw platformProblems.notFound();
    const below = placeBelow(filter, cursor);
    const rows = await webhookRows(this.db, caller.officeId, { ...filter, below, limit: limit + 1 });
    const entries = await Promise.all([...new Set(rows.map((row) => row.clientId))].map((id) => this.clients.find(id)));
    const byId = new Map(entries.flatMap((entry) => (entry ? [[entry.clientId, entry]] : [])));
    return pageFrom(rows, {
      limit,
      filter,
      keyOf: (row) => [row.id],
      view: (row) => viewOf(row, byId.get(row.clientId)),
    });
  }

  async get(caller: Principal, id: string): Promise<WebhookView> {
    const row = await this.record(caller, id);
    return viewOf(row, await this.clients.find(row.clientId));
  }

  /** The row, for its client (with a key of the same kind) or an officer who may. @throws not_found, not_allowed */
  async record(caller: Principal, id: string): Promise<WebhookRow> {
    const officeId = officeOf(id);
    if (caller.kind !== 'client') demand(caller, officeId, MANAGE_WEBHOOKS);
    const row = await webhookRow(this.db, officeId, id);
    const foreign = caller.kind === 'client' && (row?.clientId !== caller.clientId || row.mode !== caller.mode);
    if (!row || foreign) throw platformProblems.notFound();
    return row;
  }

  /** @throws webhook_target_refused, event_type_unknown, webhook_office_unknown (400), webhooks_too_many (409), webhook_client_missing (422) */
  async register(caller: Principal, request: WebhookRequest): Promise<WebhookWithSecret> {
    const { client, mode } = await this.whose(caller, request);
    const settings = await this.checked(client, mode, request);
    const officeId = officeOf(client.clientId);
    const id = newId(officeId);
    const secret = newWebhookSecret();
    const secretSealed = this.vault.seal(secret, sealedAt(id));
    const isNew = await this.db.transaction(() =>
      insertWebhook(this.db, { officeId, id, clientId: client.clientId, mode, ...settings, secretSealed }, MOST),
    );
    if (!isNew) throw webhookProblems.webhooksTooMany({ most: MOST });
    return { ...(await this.get(caller, id)), secret };
  }

  private async whose(caller: Principal, { clientId, mode }: WebhookRequest) {
    if (caller.kind === 'client') {
      if (clientId !== undefined && clientId !== caller.clientId) throw platformProblems.notFound();
      // Refused, not ignored: whoever asks for live events with a test key would wait for them in vain.
      if (mode !== undefined && mode !== caller.mode) throw platformProblems.notAllowed();
      return { client: (await this.clients.find(caller.clientId))!, mode: caller.mode };
    }
    if (clientId === undefined) throw webhookProblems.webhookClientMissing();
    demand(caller, officeOf(clientId), MANAGE_WEBHOOKS);
    const client = await this.clients.find(clientId);
    if (!client) throw platformProblems.notFound();
    return { client, mode: mode ?? 'live' };
  }

  /** @throws stale, and what `register` throws */
  async change(caller: Principal, id: string, version: number, request: WebhookSettings): Promise<WebhookView> {
    const row = await this.record(caller, id);
    const client = await this.clients.find(row.clientId);
    if (!client) throw platformProblems.notFound();
    const settings = await this.checked(client, row.mode, request);
    if (!(await changeWebhook(this.db, row.officeId, id, version, settings))) throw platformProblems.stale();
    return this.get(caller, id);
  }

  private async checked(client: ClientEntry, mode: 'live' | 'test', request: WebhookSettings) {
    const { types, officeCodes, description = null, active } = request;
    const known = new Set(this.types.items.map((item) => item.type));
    const unknown = types.filter((type) => !known.has(type));
    if (unknown.length > 0) throw webhookProblems.eventTypeUnknown({ unknown });
    const numbers = new Map(client.reach[mode].map(({ officeId, code }) => [code, officeId]));
    const beyond = officeCodes.filter((code) => !numbers.has(code));
    if (beyond.length > 0) throw webhookProblems.webhookOfficeUnknown({ unknown: beyond });
    const url = await this.targets.check(request.url).catch((error: unknown) => {
      if (error instanceof TargetRefused) throw webhookProblems.webhookTargetRefused({ reason: error.fault });
      throw error;
    });
    const offices = officeCodes.map((code) => numbers.get(code)!);
    return { url: url.href, types, offices, description, state: active ? ('active' as const) : ('paused' as const) };
  }

  /** Gone at once, with what was still to be sent. */
  async drop(caller: Principal, id: string): Promise<void> {
    const { officeId } = await this.record(caller, id);
    await dropWebhook(this.db, officeId, id);
  }

  /** A new secret; the old one signs beside it for a while, so that the receiver can change without a break. */
  async rotate(caller: Principal, id: string, { overlapHours }: SecretRequest): Promise<WebhookWithSecret> {
    const { officeId } = await this.record(caller, id);
    const secret = newWebhookSecret();
    await turnSecret(this.db, officeId, id, this.vault.seal(secret, sealedAt(id)), overlapHours);
    return { ...(await this.get(caller, id)), secret };
  }
}

function viewOf(row: WebhookRow, client: ClientEntry | undefined): WebhookView {
  const codes = new Map(client?.reach[row.mode].map(({ officeId, code }) => [officeId, code]));
  return webhookView(row, {
    clientName: client?.name ?? '',
    codeOf: (officeId) => codes.get(officeId) ?? String(officeId),
  });
}

/** The id below which a page begins. */
export function placeBelow(filter: object, cursor: string | undefined): string | null {
  const [id] = decodeCursor(filter, cursor) ?? [];
  if (id !== undefined && !isId(id)) throw platformProblems.cursorInvalid();
  return id ?? null;
}
