import type { FastifyInstance } from 'fastify';
import { platformProblems } from './platform.problems.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The largest JSON body, in bytes. */
export const BODY_LIMIT = 256 * 1024;

/**
 * Reads a JSON body.
 * @returns undefined when there is none
 * @throws malformed for broken UTF-8, broken JSON, and texts PostgreSQL can't hold (NUL, half surrogate pairs)
 */
export function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  try {
    const text = utf8.decode(bytes);
    const value: unknown = JSON.parse(text);
    // Only an escape can smuggle one in: the decoder has refused everything else.
    return text.includes('\\u') ? refuseUnstorable(value) : value;
  } catch {
    throw platformProblems.malformed();
  }
}

function refuseUnstorable(value: unknown): unknown {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) throw new Error('a text that cannot be stored');
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      refuseUnstorable(name);
      refuseUnstorable(inner);
    }
  }
  return value;
}

/** Makes Fastify read bodies our way, and nothing but JSON. */
export function readJsonOnly(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    /^application\/(?:[\w.-]+\+)?json(?:;|$)/,
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    (request, body, done) => {
      try {
        // Unpacking would let a small request grow past every limit; what is packed is refused by its name.
        if ((request.headers['content-encoding'] ?? 'identity') !== 'identity')
          throw platformProblems.unsupportedMedia();
        done(null, parseJson(body as Buffer));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}
