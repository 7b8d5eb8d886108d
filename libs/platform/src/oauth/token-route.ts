import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { anonymous } from '../access/principal.js';
import type { Operation } from '../http/operation.js';
import { HouseProblem } from '../http/problem.js';
import type { ProblemFilter } from '../http/problem-filter.js';
import type { RateLimit } from '../rate-limits/rate-limit.js';
import { contextOf } from '../http/request-context.js';
import { readTokenForm } from './token-form.js';
import { OAuthError, type TokenIssuer } from './token-issuer.js';

/** Where tokens are given; it stands in the documents as the `tokenUrl` of the security scheme. */
export const TOKEN_PATH = '/v1/oauth/token';

/** A form holds two credentials and some scopes. */
const FORM_LIMIT = 16 * 1024;
/** An address may ask often, since a whole data centre may stand behind one; guesses are counted beside it. */
const OPERATION = { handler: 'issueToken', weight: 1, limit: { calls: 240, seconds: 60 } } as Operation;

export interface TokenDoor {
  issuer: TokenIssuer;
  rates: RateLimit;
  problems: ProblemFilter;
}

/**
 * `POST /v1/oauth/token`, RFC 6749 §4.4. It stands beside the operations: it takes a form where they take JSON, ignores what
 * it does not know where they refuse it, and says no in the RFC's own words. Register it in a scope of its own.
 */
export function serveTokens(scope: FastifyInstance, { issuer, rates, problems }: TokenDoor): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    /^application\/x-www-form-urlencoded(?:;|$)/i,
    { parseAs: 'buffer', bodyLimit: FORM_LIMIT },
    (_request, body, done) => done(null, body),
  );
  scope.setErrorHandler((error, _request, reply) => refuse(problems, error, reply));
  scope.post(TOKEN_PATH, async (request, reply) => {
    const context = contextOf(request);
    await rates.charge(context, OPERATION, anonymous);
    try {
      const token = await issuer.issue(readTokenForm(textOf(request), request.headers.authorization));
      return await reply.headers(KEPT_NOWHERE).send({
        access_token: token.accessToken,
        token_type: 'Bearer',
        expires_in: token.expiresIn,
        scope: token.scopes.join(' '),
      });
    } catch (error) {
      if (error instanceof OAuthError && error.code === 'invalid_client') await rates.chargeGuess(context);
      throw error;
    }
  });
}

/** RFC 6749 §5.1 demands both. */
const KEPT_NOWHERE = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };

function textOf({ body }: FastifyRequest): string {
  if (body === undefined || body === null) return '';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body as Buffer);
  } catch {
    throw new OAuthError('invalid_request', 'The form must be UTF-8');
  }
}

function refuse(problems: ProblemFilter, error: unknown, reply: FastifyReply): FastifyReply {
  void reply.headers(KEPT_NOWHERE);
  if (error instanceof OAuthError) {
    const unknown = error.code === 'invalid_client';
    // §5.2: whoever came with a header is told by which scheme to come.
    if (unknown) void reply.header('WWW-Authenticate', 'Basic realm="Buka Pintu"');
    return reply.status(unknown ? 401 : 400).send({ error: error.code, error_description: error.description });
  }
  const problem = error instanceof HouseProblem ? error : problems.problemOf(error);
  if (problem.status < 500 && problem.status !== 429)
    return reply.status(400).send({ error: 'invalid_request', error_description: problem.definition.title.en });
  // The RFC has no word for these; the ones of its authorization endpoint (§4.1.2.1) are understood.
  return reply
    .status(problem.status)
    .headers(problem.headers)
    .send({
      error: problem.status === 500 ? 'server_error' : 'temporarily_unavailable',
      error_description: problem.definition.title.en,
    });
}
