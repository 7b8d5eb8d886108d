import type { FastifyInstance } from 'fastify';

const NOTHING = "default-src 'none'; frame-ancestors 'none'";

const PAGES = [
  "default-src 'self'",
  "script-src 'self'",
  // Mantine positions and colours by style attributes it computes; scripts stay strict, so a style can't run anything.
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The headers every answer carries. Answers of the API may not load anything, pages only what is ours.
 * @param hsts whether browsers may be told to come by TLS only: never with a certificate of our own making
 */
export function addSecurityHeaders(fastify: FastifyInstance, hsts: boolean): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const secure = request.protocol === 'https';
    void reply.headers({
      'Content-Security-Policy': NOTHING,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(self), microphone=(), geolocation=(), payment=()',
      'Cross-Origin-Resource-Policy': 'same-origin',
      // Browsers complain about it on plain HTTP, where it has no meaning.
      ...(secure ? { 'Cross-Origin-Opener-Policy': 'same-origin' } : {}),
      ...(secure && hsts ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
    });
    // Live streams write past onSend, so this stands here; what may be kept says so itself.
    if (request.url.startsWith('/v1/')) void reply.header('Cache-Control', 'no-store');
    done();
  });
  fastify.addHook('onSend', async (_request, reply, payload) => {
    const type = reply.getHeader('content-type');
    const isPage = typeof type === 'string' && type.startsWith('text/html');
    if (isPage && reply.getHeader('content-security-policy') === NOTHING) {
      void reply.header('Content-Security-Policy', PAGES);
    }
    return payload;
  });
}
