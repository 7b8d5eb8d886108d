import type { FastifyInstance } from 'fastify';
import { isLoopback, type Env } from '../env/index.js';
import { platformProblems } from '../http/platform.problems.js';
import { bodyOf } from '../http/problem-filter.js';
import { contextOf } from '../http/request-context.js';

/** Whether a request came by a name of this very computer: `Host` of it, or of a name below localhost. */
export function isOwnHost(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return isLoopback(name) || name.endsWith('.localhost');
}

/**
 * Lets nobody reach the demo by a name of somebody else's. A page on the web can point its own name at 127.0.0.1 and then talk to
 * the demo as if it were its own server (DNS rebinding); only the `Host` header gives it away.
 */
export function refuseForeignHosts(fastify: Pick<FastifyInstance, 'addHook'>, env: Env): void {
  if (!env.demo) return;
  const known = env.publicOrigin === null ? undefined : new URL(env.publicOrigin).host;
  fastify.addHook('onRequest', (request, reply, done) => {
    if (isOwnHost(request.hostname) || request.host === known) return done();
    const problem = platformProblems.hostUnknown();
    const { locale, requestId } = contextOf(request);
    void reply
      .status(problem.status)
      .header('Content-Type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(bodyOf(problem, { locale, requestId, instance: '/' })));
  });
}
