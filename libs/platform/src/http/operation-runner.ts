import { Injectable } from '@nestjs/common';
import { anonymous } from '../access/principal.js';
import type { Operation } from './endpoint.js';
import { entityTag, versionOf } from './entity-tag.js';
import { Idempotency } from './idempotency.js';
import { platformProblems } from './platform.problems.js';
import type { RequestContext } from './request-context.js';

/** Runs a handler with what its operation promises: If-Match, ETag, Link, Deprecation. */
@Injectable()
export class OperationRunner {
  constructor(private readonly idempotency: Idempotency) {}

  async run(context: RequestContext, operation: Operation, work: () => Promise<unknown>): Promise<unknown> {
    const { request } = context;
    if (!operation.body) refuseBody(request.body);
    if (operation.ifMatch) versionOf(request.headers['if-match']);
    const result = operation.idempotent
      ? await this.idempotency.run(context, context.principal ?? anonymous, work)
      : await work();
    announce(context, operation, result);
    return result;
  }
}

/** An operation without a body takes none, or `{}`. */
function refuseBody(body: unknown): void {
  const unknownFields = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  if (unknownFields.length === 0) return;
  const detail = { id: 'Isian ini tidak dikenal.', en: 'This field is not known.' };
  throw platformProblems.validationFailed({
    errors: unknownFields.map((name) => ({ pointer: `/${name}`, code: 'unknown_field', detail })),
  });
}

function announce({ reply, request }: RequestContext, operation: Operation, result: unknown): void {
  if (operation.deprecated) {
    const { since, sunset } = operation.deprecated;
    // RFC 9745 wants a structured-field date, RFC 8594 an HTTP date.
    void reply.header('Deprecation', `@${Date.parse(since) / 1000}`);
    void reply.header('Sunset', utcDay(sunset));
  }
  if (operation.mediaType) void reply.header('Content-Type', `${operation.mediaType}; charset=utf-8`);
  if (operation.cache) void reply.header('Cache-Control', `public, max-age=${operation.cache}`);
  if (typeof result !== 'object' || result === null || operation.stream) return;
  const { version, items, next } = result as { version?: unknown; items?: unknown; next?: unknown };
  if (typeof version === 'number') void reply.header('ETag', entityTag(version));
  if (Array.isArray(items) && typeof next === 'string') {
    const url = new URL(request.url, 'http://localhost');
    url.searchParams.set('cursor', next);
    void reply.header('Link', `<${url.pathname}${url.search}>; rel="next"`);
  }
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2027-01-31` as the HTTP date of its first moment in UTC. */
function utcDay(day: string): string {
  const [year, month, date] = day.split('-') as [string, string, string];
  const weekday = WEEKDAYS[(Math.floor(Date.parse(day) / 86_400_000) + 4) % 7];
  return `${weekday}, ${date} ${MONTHS[Number(month) - 1]} ${year} 00:00:00 GMT`;
}
