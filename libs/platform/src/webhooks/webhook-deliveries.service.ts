import { Injectable, Optional } from '@nestjs/common';
import { ClientDirectory, noClients } from '../access/client-directory.js';
import { system, type Principal } from '../access/principal.js';
import { Clock } from '../clock/clock.js';
import { Db } from '../database/db.js';
import { newId } from '../database/ids.js';
import { type Page, pageFrom } from '../database/page.js';
import { platformProblems } from '../http/platform.problems.js';
import { Jobs } from '../jobs/jobs.js';
import type { LedgerEvent } from '../ledger/ledger.queries.js';
import { Ledger } from '../ledger/ledger.js';
import { Outbox } from '../messages/outbox.js';
import { Vault } from '../privacy/vault.js';
import { WebhookCourier, type DeliveryOutcome } from './courier.js';
import {
  DELIVERY_DAYS,
  deliveryRow,
  deliveryRows,
  eventOfDelivery,
  eventsSince,
  insertDelivery,
  noteTry,
  postpone,
  requeue,
  setState,
  type DeliveryRow,
} from './delivery.queries.js';
import { signWebhook } from './signature.js';
import type { DeliveryQuery, DeliveryView, ReplayRequest, ReplayView } from './webhook.dto.js';
import { webhookProblems } from './webhook.problems.js';
import { disableWebhook, noteHealth, wanting, webhookRow, type WebhookRow } from './webhook.queries.js';
import { deliveryView } from './webhook.view.js';
import { webhookEvents } from './webhook-messages.js';
import { placeBelow, sealedAt, Webhooks } from './webhooks.service.js';

export const DELIVER_WEBHOOK = 'platform.webhook';
export const TEST_TYPE = 'webhook.test';

/** Pauses after each failed try: seconds at first, a day at last; three days in all (Standard Webhooks' example). */
export const RETRY_SECONDS = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
/** A target that just failed is not asked again at once for every other message: one try finds out for all. */
const HOLD_SECONDS = 30;
const REPLAY_MOST = 10_000;
/**
 * How many messages of one client are under way at once. All clients share sixteen places, and a target that takes its ten seconds
 * for each message, by malice or by load, must not hold them all.
 */
const LINES = 4;
/** A replay must not be the next flood. */
const REPLAY_EVERY_MS = 50;

/** Messages to webhooks: written down by event, carried by jobs, tried again for days, replayed on demand. */
@Injectable()
export class WebhookDeliveries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly jobs: Jobs,
    private readonly ledger: Ledger,
    private readonly outbox: Outbox,
    private readonly courier: WebhookCourier,
    private readonly webhooks: Webhooks,
    @Optional() private readonly clients: ClientDirectory = noClients,
  ) {}

  /** Writes down who is to be told of an event; in the transaction that moves the handler's cursor. */
  async tell(event: LedgerEvent): Promise<void> {
    const candidates = await wanting(this.db, event);
    if (candidates.length === 0) return;
    const maker = event.payload['clientId'];
    const reach = await this.clients.offices([...new Set(candidates.map((one) => one.clientId))]);
    for (const { officeId, id: webhookId, clientId, mode } of candidates) {
      // What another client made is its own affair; what nobody's client made concerns all who reach the office.
      if (typeof maker === 'string' && maker !== clientId) continue;
      if (!reach.get(clientId)?.[mode].includes(event.officeId)) continue;
      const { id: eventId, officeId: eventOfficeId, type } = event;
      await this.add({ officeId, webhookId, eventOfficeId, eventId, type }, clientId);
    }
  }

  private async add(it: Omit<Parameters<typeof insertDelivery>[1], 'id'>, clientId: string): Promise<string> {
    const id = newId(it.officeId);
    if (await insertDelivery(this.db, { ...it, id })) await this.enqueue(it.officeId, id, clientId);
    return id;
  }

  private enqueue(officeId: number, deliveryId: string, clientId: string, runAt?: Date): Promise<void> {
    const when = runAt ? { runAt: runAt.toISOString() } : {};
    const options = { key: `webhook ${deliveryId}`, line: lineOf(clientId, deliveryId), ...when };
    return this.jobs.add(DELIVER_WEBHOOK, { officeId, deliveryId }, options);
  }

  /** Tries one message; does nothing for one that is settled. */
  async carry(officeId: number, deliveryId: string): Promise<void> {
    const row = await deliveryRow(this.db, officeId, deliveryId);
    const webhook = row && (await webhookRow(this.db, officeId, row.webhookId));
    if (!webhook || row.state !== 'pending') return;
    if (webhook.state !== 'active') return setState(this.db, officeId, deliveryId, 'failed');
    if (webhook.holdUntil && webhook.holdUntil > webhook.now) return this.wait(row, webhook);
    const sent = await this.send(webhook, row);
    if (!sent) return setState(this.db, officeId, deliveryId, 'failed');
    await this.settle(webhook, row, sent);
  }

  private async wait({ officeId, id }: DeliveryRow, { clientId, holdUntil }: WebhookRow): Promise<void> {
    // Spread, or all that wait would come at the same moment.
    const until = new Date(holdUntil!.getTime() + Math.random() * HOLD_SECONDS * 1000);
    await this.db.transaction(async () => {
      await postpone(this.db, officeId, id, until);
      await this.enqueue(officeId, id, clientId, until);
    });
  }

  private async send(webhook: WebhookRow, row: DeliveryRow): Promise<DeliveryOutcome | undefined> {
    const client = await this.clients.find(webhook.clientId);
    const reached = client?.reach[webhook.mode].some(({ officeId }) => officeId === row.eventOfficeId) ?? false;
    // A registration that has ended, or lost the office since, hears nothing any more.
    if (row.eventOfficeId !== null && !reached) return undefined;
    const event =
      row.eventOfficeId === null ? undefined : await eventOfDelivery(this.db, row.eventOfficeId, row.eventId);
    const now = this.clock.now();
    const subject = event ? { type: event.subjectType, id: event.subjectId } : { type: 'webhook', id: webhook.id };
    const data = { ...event?.payload, subject };
    const body = JSON.stringify({ type: row.type, timestamp: event?.at ?? row.createdAt.toISOString(), data });
    const timestamp = Math.floor(now.getTime() / 1000);
    return this.courier.deliver(webhook.url, body, {
      'content-type': 'application/json',
      'user-agent': 'Buka-Pintu-Webhooks',
      'webhook-id': row.eventId,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signWebhook(this.secretsOf(webhook), row.eventId, timestamp, body),
    });
  }

  private secretsOf({ id, secretSealed, oldSecretSealed, oldSecretUntil, now }: WebhookRow): string[] {
    const open = (sealed: Buffer): string => this.vault.open(sealed, sealedAt(id));
    const overlaps = oldSecretSealed && oldSecretUntil && oldSecretUntil > now;
    return [open(secretSealed), ...(overlaps ? [open(oldSecretSealed)] : [])];
  }

  private async settle(webhook: WebhookRow, row: DeliveryRow, outcome: DeliveryOutcome): Promise<void> {
    const { officeId, id } = row;
    const gone = outcome.status === 410;
    const pause = gone || row.type === TEST_TYPE ? undefined : RETRY_SECONDS[row.attempts];
    await this.db.transaction(async () => {
      if (outcome.fault === null) {
        await noteTry(this.db, row, outcome, { state: 'delivered', seconds: null });
        return noteHealth(this.db, officeId, webhook.id, null);
      }
      const seconds = pause === undefined ? null : pause * (0.9 + Math.random() * 0.2);
      const state = seconds === null ? 'failed' : 'pending';
      const { nextAt } = await noteTry(this.db, row, outcome, { state, seconds });
      if (row.type === TEST_TYPE) return;
      await noteHealth(this.db, officeId, webhook.id, HOLD_SECONDS);
      if (nextAt) return this.enqueue(officeId, id, webhook.clientId, nextAt);
      await this.giveUp(webhook, row, gone ? 'gone' : 'no_answer');
    });
  }

  /** Disables a webhook whose target took nothing for as long as this message was tried, and says so to its owner. */
  private async giveUp(webhook: WebhookRow, row: DeliveryRow, reason: 'gone' | 'no_answer'): Promise<void> {
    const { officeId, id: webhookId, clientId } = webhook;
    if (!(await disableWebhook(this.db, officeId, webhookId, reason === 'gone' ? webhook.now : row.createdAt))) return;
    await this.ledger.append(officeId, webhookEvents.webhookDisabled, {
      subject: { type: 'webhook', id: webhookId },
      payload: { webhookId, clientId, reason },
      actor: system(DELIVER_WEBHOOK),
    });
    const client = await this.clients.find(clientId);
    if (!client) return;
    await this.outbox.send({
      officeId,
      template: 'platform.webhook_disabled',
      locale: 'id',
      channel: 'email',
      to: client.email,
      params: {
        client: client.name,
        host: new URL(webhook.url).host,
        since: (webhook.failingSince ?? row.createdAt).toISOString(),
        webhook: webhookId,
      },
      about: { type: 'webhook', id: webhookId },
      key: `webhook ${webhookId} ${row.id}`,
    });
  }

  /** What was sent and what became of it, newest first. */
  async list(caller: Principal, id: string, { limit, cursor, state }: DeliveryQuery): Promise<Page<DeliveryView>> {
    const { officeId } = await this.webhooks.record(caller, id);
    const filter = { id, state: state ?? null };
    const below = placeBelow(filter, cursor);
    const rows = await deliveryRows(this.db, officeId, id, { state: filter.state, below, limit: limit + 1 });
    return pageFrom(rows, { limit, filter, keyOf: (row) => [row.id], view: deliveryView });
  }

  /** Sends one message again, with the id it had. @throws not_found, webhook_not_active */
  async replay(caller: Principal, id: string, deliveryId: string): Promise<DeliveryView> {
    const webhook = await this.active(caller, id);
    const { officeId } = webhook;
    return this.db.transaction(async () => {
      const row = await deliveryRow(this.db, officeId, deliveryId);
      if (row?.webhookId !== id) throw platformProblems.notFound();
      await setState(this.db, officeId, deliveryId, 'pending');
      await this.enqueue(officeId, deliveryId, webhook.clientId);
      return deliveryView((await deliveryRow(this.db, officeId, deliveryId))!);
    });
  }

  /** Sends again what happened since, or only what did not arrive of it. @throws replay_range_invalid, webhook_not_active */
  async replaySince(caller: Principal, id: string, { since, all }: ReplayRequest): Promise<ReplayView> {
    const webhook = await this.active(caller, id);
    const { officeId, clientId, mode, types, offices, now } = webhook;
    const from = new Date(since);
    const range = webhookProblems.replayRangeInvalid({ mostDays: DELIVERY_DAYS, mostMessages: REPLAY_MOST });
    if (!(from <= now && from.getTime() >= now.getTime() - DELIVERY_DAYS * 86_400_000)) throw range;
    const reach = (await this.clients.offices([clientId])).get(clientId)?.[mode] ?? [];
    const asked = reach.filter((office) => offices.length === 0 || offices.includes(office));
    const events = await eventsSince(this.db, { offices: asked, types, clientId, since: from, limit: REPLAY_MOST + 1 });
    if (events.length > REPLAY_MOST) throw range;
    return this.db.transaction(async () => {
      const rows = events.map((event) => ({ ...event, eventId: event.id, id: newId(officeId) }));
      const ids = await requeue(this.db, officeId, id, rows, all);
      const jobs = ids.map((deliveryId) => ({
        payload: { officeId, deliveryId },
        key: `webhook ${deliveryId}`,
        line: lineOf(clientId, deliveryId),
      }));
      await this.jobs.addMany(DELIVER_WEBHOOK, jobs, REPLAY_EVERY_MS);
      return { messages: ids.length };
    });
  }

  /** Sends a message of type `webhook.test`, once. */
  async test(caller: Principal, id: string): Promise<DeliveryView> {
    const { officeId, clientId } = await this.active(caller, id);
    return this.db.transaction(async () => {
      const it = { officeId, webhookId: id, eventOfficeId: null, eventId: newId(officeId), type: TEST_TYPE };
      return deliveryView((await deliveryRow(this.db, officeId, await this.add(it, clientId)))!);
    });
  }

  private async active(caller: Principal, id: string): Promise<WebhookRow> {
    const webhook = await this.webhooks.record(caller, id);
    if (webhook.state !== 'active') throw webhookProblems.webhookNotActive();
    return webhook;
  }
}

/** One of the client's lines; which one, the message's id says. */
function lineOf(clientId: string, deliveryId: string): string {
  return `webhooks ${clientId} ${Number.parseInt(deliveryId.slice(-2), 16) % LINES}`;
}
