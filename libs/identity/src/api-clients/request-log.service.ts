import {
  Clock,
  Db,
  newId,
  officeOf,
  pageFrom,
  RequestJournal,
  type ClientPrincipal,
  type Page,
  type RequestEntry,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { ApiRequestView, RequestQuery } from './api-client.dto.js';
import { ApiClients, placeIn } from './api-clients.service.js';
import { insertRequests, requestRows, type RequestRow } from './request-log.queries.js';

const WAIT_MS = 1000;
const BATCH = 500;
/** While the database is away; beyond it the oldest lines go, since a log must not be what brings the house down. */
const HELD_MOST = 20_000;

/** What each API client asked: held for a second in each process, then written in one statement for all of them. */
@Injectable()
export class RequestLog extends RequestJournal implements BeforeApplicationShutdown {
  private readonly logger = new Logger(RequestLog.name);
  private held: RequestRow[] = [];
  private timer?: NodeJS.Timeout;
  private writing?: Promise<void>;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly clients: ApiClients,
  ) {
    super();
  }

  note({ client, operation, status, problem, requestId, ms }: RequestEntry): void {
    const { officeId, clientId, mode } = client;
    const at = this.clock.now();
    this.held.push({ officeId, id: newId(officeId), clientId, at, mode, operation, status, problem, requestId, ms });
    if (this.held.length >= BATCH) void this.flush();
    else this.timer ??= setTimeout(() => void this.flush(), WAIT_MS).unref();
  }

  /** Writes all that is held. Two at once are one after the other, and neither throws. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.writing;
    if (this.held.length > 0) this.writing = this.write(this.held.splice(0));
    await this.writing;
  }

  private async write(rows: RequestRow[]): Promise<void> {
    try {
      for (let at = 0; at < rows.length; at += BATCH) await insertRequests(this.db, rows.slice(at, at + BATCH));
    } catch (error) {
      this.logger.warn({ error, lines: rows.length }, 'The log of requests could not be written; it is tried again');
      const all = [...rows, ...this.held];
      this.held = all.slice(-HELD_MOST);
      this.timer ??= setTimeout(() => void this.flush(), 10 * WAIT_MS).unref();
    }
  }

  /** The server's drain calls `flush` once no request is left; this is for a process that ends without one. */
  beforeApplicationShutdown(): Promise<void> {
    return this.flush();
  }

  /** A client's own log; with a test key what test keys did, with a live key what live keys did. */
  ofCaller(caller: ClientPrincipal, query: RequestQuery): Promise<Page<ApiRequestView>> {
    return this.page(caller.officeId, caller.clientId, caller.mode, query);
  }

  /** A client's log for the admin. @throws not_found, not_allowed */
  async ofClient(caller: StaffPrincipal, clientId: string, query: RequestQuery): Promise<Page<ApiRequestView>> {
    await this.clients.managed(caller, clientId);
    return this.page(officeOf(clientId), clientId, null, query);
  }

  private async page(
    officeId: number,
    clientId: string,
    mode: 'live' | 'test' | null,
    { limit, cursor, outcome }: RequestQuery,
  ): Promise<Page<ApiRequestView>> {
    const filter = { clientId, mode, outcome: outcome ?? null };
    const below = placeIn(filter, cursor);
    const rows = await requestRows(this.db, officeId, clientId, { ...filter, below, limit: limit + 1 });
    return pageFrom(rows, { limit, filter, keyOf: (row) => [row.id], view: viewRequest });
  }
}

function viewRequest({ id, at, mode, operation, status, problem, requestId, ms }: RequestRow): ApiRequestView {
  return { id, at: at.toISOString(), mode, operation, status, problem, requestId, ms };
}
