import { Injectable, Optional } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { OriginRegister } from '../access/origin-register.js';
import type { Principal } from '../access/principal.js';
import type { RequestContext } from './request-context.js';

const METHODS = 'GET, POST, PUT, PATCH, DELETE';
const SENT =
  'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Accept-Language, Last-Event-ID, X-Request-Id';
const READ =
  'ETag, Link, X-Request-Id, RateLimit, RateLimit-Policy, Retry-After, Idempotency-Replayed, Deprecation, Sunset, Content-Language';
const REMEMBERED_SECONDS = 600;

/**
 * Which pages of other sites may read an answer. A preflight carries no key, so it is answered for every origin that some client
 * lists; the answer itself names the origin only when the client whose key came lists it. Cookies are never let through: no
 * `Access-Control-Allow-Credentials` stands anywhere, so a staff session is useless to a foreign page.
 */
@Injectable()
export class Cors {
  constructor(@Optional() private readonly register?: OriginRegister) {}

  /** Answers preflights of the API before routing. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', async (request, reply) => {
      if (!request.url.startsWith('/v1/')) return;
      // What is kept for one origin must not be given to another.
      void reply.header('Vary', 'Origin');
      const { origin } = request.headers;
      if (request.method !== 'OPTIONS' || !origin || !request.headers['access-control-request-method']) return;
      if (await this.anyLists(origin)) {
        void reply.headers({
          'Access-Control-Allow-Origin': origin,
          'Access-Control-Allow-Methods': METHODS,
          'Access-Control-Allow-Headers': SENT,
          'Access-Control-Max-Age': String(REMEMBERED_SECONDS),
        });
      }
      return reply.status(204).send();
    });
  }

  /** Lets the page read this answer, if whoever asks allows it. @param principal undefined: the credentials were refused */
  async admit({ request, reply }: RequestContext, principal: Principal | undefined): Promise<void> {
    const { origin } = request.headers;
    if (!origin || principal?.kind === 'staff') return;
    const listed =
      principal?.kind === 'client' ? (principal.origins?.includes(origin) ?? false) : await this.anyLists(origin);
    if (listed) void reply.headers({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': READ });
  }

  /** Never holds up an answer: while the database is away, no page is let in. */
  private async anyLists(origin: string): Promise<boolean> {
    return (await this.register?.anyLists(origin).catch(() => false)) ?? false;
  }
}
