import { Injectable, Optional } from '@nestjs/common';
import { isObservable, take } from 'rxjs';
import { type Disclosure, Disclosures } from '../access/disclosure.js';
import { anonymous } from '../access/principal.js';
import { begun } from './begun.js';
import { CursorSeal } from './cursor-seal.js';
import type { Operation } from './operation.js';
import { entityTag, versionOf } from './entity-tag.js';
import { Idempotency } from './idempotency.js';
import { platformProblems } from './platform.problems.js';
import type { RequestContext } from './request-context.js';
import { pointerPart } from '../shapes/validation.js';

/** Runs a handler with what its operation promises: If-Match, ETag, Link, Deprecation. */
@Injectable()
export class OperationRunner {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly cursors: CursorSeal,
    @Optional() private readonly disclosures?: Disclosures,
  ) {}

  async run(context: RequestContext, operation: Operation, work: () => Promise<unknown>): Promise<unknown> {
    const { request } = context;
    if (!operation.query) refuseFields(request.query, 'query');
    if (!operation.body) refuseFields(request.body, 'body');
    if (operation.ifMatch === true) versionOf(request.headers['if-match']);
    const result = operation.idempotent
      ? await this.idempotency.run(context, context.principal ?? anonymous, work)
      : await work();
    await this.note(context, operation, result);
    const answer = this.cursors.page(operation.query, result);
    announce(context, operation, answer);
    return operation.stream ? begun(request.method === 'HEAD' ? onlyBegun(result) : result, context.reply.raw) : answer;
  }

  /** Before the answer leaves: who can't be written down is shown nothing. */
  private async note({ principal }: RequestContext, { discloses }: Operation, result: unknown): Promise<void> {
    if (typeof discloses !== 'object' || principal?.kind !== 'staff') return;
    const { purpose, records } = discloses as Exclude<Disclosure<unknown>, string>;
    await this.disclosures?.note(principal, purpose, records(result));
  }
}

/** HEAD asks whether a stream would begin; nobody listens to it, and a connection kept open would hold it for ever. */
const onlyBegun = (stream: unknown): unknown => (isObservable(stream) ? stream.pipe(take(1)) : stream);

/** What an operation does not declare it does not take: a misspelt filter must not look as if it had been applied. */
function refuseFields(given: unknown, part: 'body' | 'query'): void {
  const names = typeof given === 'object' && given !== null ? Object.keys(given) : [];
  // A list or a bare text has no field to name.
  if (part === 'body' && given !== undefined && given !== null && (typeof given !== 'object' || Array.isArray(given))) {
    throw platformProblems.validationFailed({ errors: [{ pointer: '', code: 'wrong_type', detail: NO_BODY }] });
  }
  if (names.length === 0) return;
  throw platformProblems.validationFailed({
    errors: names.map((name) => ({ pointer: `/${pointerPart(name)}`, code: 'unknown_field', detail: UNKNOWN })),
  });
}

const UNKNOWN = { id: 'Isian ini tidak dikenal.', en: 'This field is not known.' };
const NO_BODY = { id: 'Operasi ini tidak menerima isi, atau {}.', en: 'This operation takes no body, or {}.' };

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
