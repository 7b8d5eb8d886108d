import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../access/principal.js';
import type { Locale } from './problem.js';
import type { Operation } from './operation.js';

/** What belongs to one request and would otherwise have to be handed through every call. */
export interface RequestContext {
  requestId: string;
  request: FastifyRequest;
  reply: FastifyReply;
  locale: Locale;
  /** Where people reach this installation, without a slash at the end; links are made with it. */
  origin: string;
  /** Set by the access guard. */
  principal?: Principal;
  /** Set by the access guard, unless anyone may come in: whether its sender is still let in, with the same rights. */
  stands?: () => Promise<boolean>;
  /** Set by the problem filter: the code of what it was answered with. */
  problem?: string;
  /** Set by the access guard: runs the handler with what its operation asks for. */
  run?: (operation: Operation, work: () => Promise<unknown>) => Promise<unknown>;
}

const contexts = new WeakMap<FastifyRequest['raw'], RequestContext>();

/** The context of a request, for code that holds the request itself. */
export function contextOf(request: FastifyRequest): RequestContext {
  const context = contexts.get(request.raw);
  if (!context) throw new Error('The request never passed the onRequest hook');
  return context;
}

/** Keeps the context of a request; the server's first hook does it. */
export function keepContext(context: RequestContext): void {
  contexts.set(context.request.raw, context);
}

const storage = new AsyncLocalStorage<RequestContext>();

/** The request being answered; undefined in jobs, handlers of events and tests that call a service directly. */
export function requestContext(): RequestContext | undefined {
  return storage.getStore();
}

/** Runs the callback as part of the request. */
export function withinRequest<T>(context: RequestContext, callback: () => T): T {
  return storage.run(context, callback);
}

/** The language of an `Accept-Language` header: the preferred one of ours, Indonesian when it names neither. */
export function localeOf(header: string | undefined): Locale {
  const wishes = (header ?? '')
    .split(',')
    .map((wish, position) => {
      const [tag = '', ...params] = wish.trim().toLowerCase().split(';');
      const q = params.map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find((value) => value !== undefined);
      return { language: tag.split('-')[0], q: q === undefined ? 1 : Number(q), position };
    })
    .filter((wish): wish is typeof wish & { language: Locale } => wish.language === 'id' || wish.language === 'en')
    .filter((wish) => wish.q > 0)
    .sort((a, b) => b.q - a.q || a.position - b.position);
  return wishes[0]?.language ?? 'id';
}
