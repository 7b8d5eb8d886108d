import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/**
 * Answers `304 Not Modified` to a GET whose `If-None-Match` names what it would be sent again. What operations with
 * `cache` answer gets an ETag of its content; resources with a version already carry theirs.
 */
export function answerConditionally(fastify: Pick<FastifyInstance, 'addHook'>): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!reads || reply.statusCode !== 200 || typeof payload !== 'string') return done(null, payload);
    if (isPublic(reply.getHeader('Cache-Control')) && !reply.hasHeader('ETag')) {
      // Weak: a proxy may compress the body, and it stays the same answer.
      void reply.header('ETag', `W/"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`);
    }
    const tag = reply.getHeader('ETag');
    if (typeof tag !== 'string' || !names(request.headers['if-none-match'], tag)) return done(null, payload);
    void reply.status(304).removeHeader('Content-Type').removeHeader('Content-Length');
    // Not an empty text: with that goes a Content-Length, which would be said of the content that is not sent.
    done(null, null);
  });
}

function isPublic(cacheControl: unknown): boolean {
  return typeof cacheControl === 'string' && cacheControl.startsWith('public');
}

/** RFC 9110, 13.1.2: the comparison is weak, `*` names everything. */
function names(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const plain = (text: string): string => text.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((one) => plain(one) === plain(tag));
}
