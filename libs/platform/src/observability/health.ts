import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Db } from '../database/db.js';
import { isOwnHost } from '../access/own-host.js';
import { isLoopback } from '../env/index.js';
import { platformProblems } from '../http/platform.problems.js';
import type { Metrics } from './metrics.js';

export interface HealthParts {
  db: Db;
  metrics: Metrics;
  /** Whether the process is on its way out: it still answers, but wants no new callers. */
  draining: () => boolean;
  metricsToken: string | null;
}

/** `/health/live`, `/health/ready` and `/metrics`. */
export function serveHealth(fastify: FastifyInstance, { db, metrics, draining, metricsToken }: HealthParts): void {
  fastify.get('/health/live', () => ({ status: 'live' }));
  fastify.get('/health/ready', async () => {
    if (draining()) throw platformProblems.unavailable({ reason: 'draining' }, { 'Retry-After': '5' });
    const role = await db.one<{ superuser: boolean }>(
      `select rolsuper as superuser from pg_roles where rolname = current_user`,
    );
    // It works, but a fault of ours could then do anything to the database.
    const warnings = role.superuser ? ['DATABASE_URL is a superuser; use a role that may only do what it must'] : [];
    return { status: 'ready', warnings };
  });
  fastify.get('/metrics', async (request, reply) => {
    if (!mayRead(request, metricsToken)) throw platformProblems.notFound();
    void reply.type(metrics.registry.contentType);
    return metrics.registry.metrics();
  });
}

/** From this computer itself, or with the token; a proxy on this computer makes nobody local. */
function mayRead(request: FastifyRequest, token: string | null): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (token !== null && given !== undefined) return timingSafeEqual(digest(given), digest(token));
  const forwarded = ['x-forwarded-for', 'forwarded', 'x-real-ip'].some((name) => request.headers[name] !== undefined);
  // A page of the web whose name leads to 127.0.0.1 asks from this computer as well, but by its own name.
  return (
    !forwarded &&
    isOwnHost(request.hostname) &&
    isLoopback((request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''))
  );
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
