import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { actorOf } from '../access/principal.js';
import { contextOf } from '../http/request-context.js';
import type { Route } from '../http/route.js';
import { operationId } from '../openapi/operation-problems.js';
import type { Metrics } from './metrics.js';
import type { RequestJournal } from './request-journal.js';

/** One line and one observation a request: the route as declared, never the address, which may hold codes and names. */
export function observeRequests(fastify: FastifyInstance, log: Logger, metrics: Metrics): void {
  fastify.addHook('onRequest', (_request, _reply, done) => {
    metrics.open.inc();
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    metrics.open.dec();
    const method = request.method;
    const route = request.routeOptions.url ?? 'none';
    const status = reply.statusCode;
    metrics.requests.observe({ method, route, status: String(status) }, reply.elapsedTime / 1000);
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    const level = status >= 500 ? 'error' : route.startsWith('/v1') ? 'info' : 'debug';
    log[level]({ requestId: request.id, method, route, status, ms, actor: actorIn(request) }, 'answered');
    done();
  });
}

/** Notes each request of an API client for its own log, after the answer went out. */
export function recordRequests(fastify: FastifyInstance, journal: RequestJournal, routes: readonly Route[]): void {
  const names = new Map(routes.map((route) => [`${route.method} ${route.path}`, operationId(route)]));
  fastify.addHook('onResponse', (request, reply, done) => {
    const { principal, problem } = contextOf(request);
    const operation = names.get(`${request.method.toLowerCase()} ${request.routeOptions.url}`);
    if (principal?.kind === 'client' && operation)
      journal.note({
        client: principal,
        operation,
        status: reply.statusCode,
        problem: problem ?? null,
        requestId: request.id,
        ms: Math.round(reply.elapsedTime),
      });
    done();
  });
}

function actorIn(request: FastifyRequest): string | undefined {
  const { principal } = contextOf(request);
  if (!principal) return undefined;
  const { kind, id } = actorOf(principal);
  return id === null ? kind : `${kind} ${id}`;
}
