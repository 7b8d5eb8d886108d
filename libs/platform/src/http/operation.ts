import type { Access } from '../access/access.js';
import type { Disclosure } from '../access/disclosure.js';
import type { Shape } from '../shapes/schema.js';
import type { ProblemFactory } from './problem.js';

export interface EndpointOptions {
  /** One line, a sentence without a full stop. */
  summary: string;
  /** More, in Markdown, for the integrator. */
  description?: string;
  /** The ways in; any one is enough. It also decides in which document the operation stands. */
  access: Access[];
  /** The class of the body; taken from the handler's `@Body()` argument when left out. */
  body?: Shape;
  /** The class of the answer; left out for 204. */
  returns?: Shape;
  /**
   * What staff see whole of the answer's personal fields; must be told where `returns` has any (disclosures.it.ts).
   * Whoever sees something whole leaves a line in the access log.
   */
  discloses?: Disclosure;
  /** 200 unless told (204 when nothing is returned). */
  status?: number;
  /** The problems of its own; those every operation of its kind can answer are added. */
  problems?: ProblemFactory[];
  /** A creating or moving POST: takes an Idempotency-Key, and its work and the record of it commit together. */
  idempotent?: boolean;
  /** Needs If-Match with the ETag of what the caller saw: read it with `@IfMatch()`; `optional`: `@IfMatchGiven()`. */
  ifMatch?: boolean | 'optional';
  /** The version that brought it. */
  since: string;
  /** What it costs in the caller's rate limit; 1 unless told. */
  weight?: number;
  /** The handler's name and its controller's unless given: `book` in BookingsController is `bookBookings`. */
  operationId?: string;
  /** In which documents it stands, where `access` does not say it right (signing in is open to anyone, but for staff). */
  documents?: Document[];
  /** A limit of its own beside the caller's, for what invites guessing: so many calls in so many seconds. */
  limit?: { calls: number; seconds: number };
  /** Public and the same for everyone: the answer may be kept that many seconds, and carries an ETag of its content. */
  cache?: number;
  examples?: { request?: unknown; response?: unknown };
  /** An event stream (`@Sse`): `returns` is the shape of each message's data. */
  stream?: boolean;
  /** The media type of an answer that is not JSON, such as `text/calendar`. */
  mediaType?: string;
  /** Still works, but will go: sets the Deprecation and Sunset headers (days, YYYY-MM-DD). */
  deprecated?: { since: string; sunset: string };
}

/** The two OpenAPI documents: for third parties and citizens, and for the admin. */
export type Document = 'public' | 'staff';

/** An operation as it was declared, with the name of its handler. */
export interface Operation extends EndpointOptions {
  query?: Shape;
  path?: Shape;
  status: number;
  weight: number;
  handler: string;
}
