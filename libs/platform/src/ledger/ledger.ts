import { Inject, Injectable } from '@nestjs/common';
import { actorOf, actsFor, type Principal } from '../access/principal.js';
import { Db } from '../database/db.js';
import { newId } from '../database/ids.js';
import { HOUSE_MODULES, type HouseModule } from '../house.js';
import { errorsOf } from '../shapes/validation.js';
import type { EventDefinition } from './events.js';
import {
  appendEvent,
  eventsAfter,
  eventsOf,
  headsOf,
  latestEvents,
  type ArrivedEvent,
  type LedgerEvent,
} from './ledger.queries.js';
import { LedgerNewsroom } from './ledger-news.js';

/** The office's history, outbox and audit in one: append in the transaction that causes the event, read by position. */
@Injectable()
export class Ledger {
  constructor(
    private readonly db: Db,
    private readonly news: LedgerNewsroom,
    @Inject(HOUSE_MODULES) modules: readonly HouseModule[],
  ) {
    const types = modules.flatMap((module) => Object.values(module.events).map(({ type }) => type));
    const twice = types.find((type, at) => types.indexOf(type) !== at);
    if (twice) throw new Error(`Two modules tell of '${twice}'`);
  }

  /**
   * Writes what happened, inside the caller's transaction: both happen or neither.
   * @param fact the record it happened to, the payload of the event's class, and who did it
   * @throws Error outside a transaction, or when the payload does not fit the event's class
   */
  async append<P extends object>(
    officeId: number,
    event: EventDefinition<P>,
    fact: { subject: { type: string; id: string }; payload: P; actor: Principal },
  ): Promise<void> {
    if (!this.db.inTransaction) throw new Error(`${event.type} must be written in the transaction that causes it`);
    const wrong = errorsOf(event.payload, fact.payload, 'body');
    if (wrong.length > 0)
      throw new Error(`${event.type}: ${wrong.map((one) => `${one.pointer} ${one.code}`).join(', ')}`);
    await appendEvent(this.db, {
      officeId,
      id: newId(officeId),
      type: event.type,
      ...fact,
      actor: actorOf(fact.actor),
      onBehalfOf: actsFor(fact.actor, officeId),
    });
    this.appended(officeId);
  }

  /** Tells the sealer after the commit that an office has new events; for statements that insert the event themselves. */
  appended(officeId: number): void {
    this.db.afterCommit(() => this.news.written.next(officeId));
  }

  /** How far the office's history is sealed: 0 before the first event. A view that carries it can be followed from there. */
  async position(officeId: number): Promise<number> {
    return (await headsOf(this.db, [officeId]))[0]?.position ?? 0;
  }

  /** Sealed events after a position, oldest first. @param limit at most so many (default 200) */
  after(officeId: number, position: number, limit = 200): Promise<LedgerEvent[]> {
    return eventsAfter(this.db, officeId, position, limit);
  }

  /** Everything that happened to one record, oldest first, with what is not sealed yet (position null). */
  of(
    officeId: number,
    subject: { type: string; id: string },
  ): Promise<(Omit<LedgerEvent, 'position'> & { position: number | null })[]> {
    return eventsOf(this.db, officeId, subject);
  }

  /**
   * The latest events of some kinds, newest first, with what is not sealed yet.
   * @param kinds the subjects' types (they lead the index) and the events' types; both must fit
   * @param below only what arrived before this `arrival`; null from the newest on
   */
  latest(
    officeId: number,
    kinds: { subjects: readonly string[]; types: readonly string[] },
    below: string | null,
    limit: number,
  ): Promise<ArrivedEvent[]> {
    return latestEvents(this.db, officeId, kinds, below, limit);
  }
}
