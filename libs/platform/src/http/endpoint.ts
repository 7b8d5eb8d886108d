import { HttpCode } from '@nestjs/common';
import { ROUTE_ARGS_METADATA, RouteParamtypes } from '@nestjs/common/internal';
import type { Access } from '../access/access.js';
import type { Disclosure } from '../access/disclosure.js';
import type { ProblemFactory } from './problem.js';
import { requestContext } from './request-context.js';
import { isShape, type Shape } from '../shapes/schema.js';

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

const OPERATION = 'buka-pintu:operation';

/** The operation a handler was declared as. */
export function operationOf(handler: object): Operation | undefined {
  return Reflect.getMetadata(OPERATION, handler) as Operation | undefined;
}

/** The classes of the handler's `@Body()`, `@Query()` and `@Param()`: TypeScript emitted them, Nest knows which is which. */
function argumentShapes(target: object, name: string | symbol): { body?: Shape; query?: Shape; path?: Shape } {
  const types = (Reflect.getMetadata('design:paramtypes', target, name) ?? []) as unknown[];
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, target.constructor, name) ?? {}) as Record<string, unknown>;
  const shapes: Record<string, Shape> = {};
  for (const key of Object.keys(args)) {
    const [kind, index] = key.split(':').map(Number);
    const part = { [RouteParamtypes.BODY]: 'body', [RouteParamtypes.QUERY]: 'query', [RouteParamtypes.PARAM]: 'path' };
    const named = part[kind as keyof typeof part];
    const shape = types[index ?? -1];
    if (named && isShape(shape)) shapes[named] = shape;
    else if (named === 'body') {
      throw new Error(`${target.constructor.name}.${String(name)} takes a body without a class of declared fields`);
    }
  }
  return shapes;
}

type Handler = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Declares an operation, once: its access, its place and schemas in the OpenAPI documents, its status and problems, and
 * whether it is idempotent or guarded by If-Match.
 *
 * The handler is wrapped, because Nest runs interceptors before pipes: only inside the handler has the request been
 * validated, and a refused body must not use up an Idempotency-Key.
 */
export function Endpoint(options: EndpointOptions): MethodDecorator {
  return <T>(target: object, name: string | symbol, descriptor: TypedPropertyDescriptor<T>) => {
    const status = options.status ?? (options.returns || options.mediaType ? 200 : 204);
    const shapes = argumentShapes(target, name);
    if (options.body && shapes.body && options.body !== shapes.body) {
      throw new Error(`${target.constructor.name}.${String(name)} declares one body and takes another`);
    }
    const operation: Operation = { ...options, ...shapes, status, weight: options.weight ?? 1, handler: String(name) };
    const handler = descriptor.value as Handler;
    const wrapped: Handler = function (...args) {
      const context = requestContext();
      // A test may call the method itself; there is no request to answer then.
      if (!context?.run) return handler.apply(this, args);
      return context.run(operation, async () => handler.apply(this, args));
    };
    Object.defineProperty(wrapped, 'name', { value: name });
    for (const key of Reflect.getMetadataKeys(handler) as string[]) {
      Reflect.defineMetadata(key, Reflect.getMetadata(key, handler), wrapped);
    }
    Reflect.defineMetadata(OPERATION, operation, wrapped);
    descriptor.value = wrapped as T;
    // An event stream answers 200 by nature, and @Sse sets its own status.
    if (!options.stream) HttpCode(status)(target, name, descriptor);
  };
}
