import {
  Catch,
  HttpException,
  Inject,
  Logger,
  NotFoundException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForeignId } from '../database/ids.js';
import { Metrics } from '../observability/metrics.js';
import { platformProblems } from './platform.problems.js';
import { codeOf, fill, HouseProblem, type Locale, type ProblemCatalogue, type ProblemFactory } from './problem.js';
import { contextOf } from './request-context.js';
import type { FieldError } from '../shapes/validation.js';

export const PROBLEM_CATALOGUES = Symbol('problem catalogues');
/** `methodsByAddress` of the modules that are served. */
export const ADDRESSES = Symbol('addresses');

/** An `application/problem+json` body (RFC 9457). */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail?: string;
  instance: string;
  code: string;
  requestId: string;
  [member: string]: unknown;
}

/** Turns whatever was thrown into a problem, the only form in which this API says no. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');
  private readonly byConstraint = new Map<string, ProblemFactory>();

  constructor(
    @Inject(PROBLEM_CATALOGUES) catalogues: ProblemCatalogue[],
    @Inject(ADDRESSES) private readonly methodsAt: (path: string) => string[],
    private readonly metrics: Metrics,
  ) {
    for (const factory of catalogues.flatMap((catalogue) => Object.values(catalogue))) {
      const { constraint } = factory.definition;
      if (constraint) this.byConstraint.set(constraint, factory);
    }
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Answers with the problem; for routes that Nest does not know, too. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const context = contextOf(request);
    const { locale, requestId } = context;
    const problem = isUnrouted(error) ? this.unrouted(request) : this.problemOf(error);
    context.problem = problem.code;
    if (problem.status === 500) this.logger.error({ requestId, error }, 'A request failed for a reason nobody foresaw');
    this.metrics.problems.inc({ code: problem.code });
    // A stream that has begun can't become a problem any more.
    if (reply.sent || reply.raw.headersSent) return;
    void reply
      .status(problem.status)
      .headers({ ...challengeOf(problem), ...problem.headers })
      .header('Content-Type', 'application/problem+json; charset=utf-8')
      .header('Content-Language', locale)
      .header('Cache-Control', 'no-store')
      .send(JSON.stringify(bodyOf(problem, { locale, requestId, instance: pathOf(request.url) })));
  }

  /** What the router did not find: another method stands there, or nothing does. */
  private unrouted({ method, url }: FastifyRequest): HouseProblem {
    const path = url.split('?')[0] ?? url;
    const allowed = this.methodsAt(path).join(', ');
    if (allowed === '') return path.startsWith('/v1/') ? platformProblems.noOperation() : platformProblems.notFound();
    return platformProblems.methodNotAllowed({ method, allowed }, { Allow: allowed });
  }

  /** The problem an error is. */
  problemOf(error: unknown): HouseProblem {
    if (error instanceof HouseProblem) return error;
    if (error instanceof ForeignId) return platformProblems.notFound();
    const { constraint, code } = sqlOf(error);
    const known = constraint === undefined ? undefined : this.byConstraint.get(constraint);
    if (known) return known();
    if (code !== undefined && isOutage(code)) return platformProblems.unavailable({}, { 'Retry-After': '2' });
    return problemOfStatus(error);
  }
}

// Nest's own answer to what it has no route for; everything of ours throws a HouseProblem.
const isUnrouted = (error: unknown): boolean => error instanceof NotFoundException;

/** RFC 9110, 15.5.2: a 401 says how to come in. Not asked of browsers: they know no Bearer and show no dialog for it. */
function challengeOf({ status, definition }: HouseProblem): Record<string, string> {
  if (status !== 401) return {};
  const known = definition.slug === 'sign-in-required' ? '' : ', error="invalid_token"';
  return { 'WWW-Authenticate': `Bearer realm="Buka Pintu"${known}` };
}

/** Puts a problem into words. */
export function bodyOf(
  problem: HouseProblem,
  about: { locale: Locale; requestId: string; instance: string },
): ProblemBody {
  const { definition, members } = problem;
  const { errors, ...others } = members;
  return {
    ...others,
    type: `/docs/problems/${definition.slug}`,
    title: definition.title[about.locale],
    status: definition.status,
    ...(definition.detail ? { detail: fill(definition.detail[about.locale], members, about.locale) } : {}),
    instance: about.instance,
    code: codeOf(definition),
    requestId: about.requestId,
    ...(Array.isArray(errors)
      ? { errors: (errors as FieldError[]).map((error) => ({ ...error, detail: error.detail[about.locale] })) }
      : {}),
  };
}

const LONGEST_INSTANCE = 500;
/** The path that was asked for; an absurd one is cut, between two characters. */
const pathOf = (url: string): string =>
  (url.split('?')[0] ?? url).slice(0, LONGEST_INSTANCE).replace(/%[0-9a-f]?$/i, '');

function sqlOf(error: unknown): { constraint?: string; code?: string } {
  const { driverError, constraint, code, message } = (error ?? {}) as Record<string, unknown>;
  if (driverError) return sqlOf(driverError);
  // pg gives these no code: no connection in time, and one that was cut while it worked.
  if (message === 'timeout exceeded when trying to connect') return { code: 'ETIMEDOUT' };
  if (message === 'Connection terminated unexpectedly') return { code: 'ECONNRESET' };
  return {
    constraint: typeof constraint === 'string' ? constraint : undefined,
    code: typeof code === 'string' ? code : undefined,
  };
}

/** PostgreSQL is away, starting, stopping or full; or the network to it is. */
function isOutage(code: string): boolean {
  return /^(08...|57P0[123]|53...|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOENT|EHOSTUNREACH)$/.test(code);
}

function problemOfStatus(error: unknown): HouseProblem {
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown })?.statusCode;
  switch (status) {
    case 400:
      return platformProblems.malformed();
    case 401:
      return platformProblems.signInRequired();
    case 403:
      return platformProblems.notAllowed();
    case 404:
      return platformProblems.notFound();
    case 408:
    case 414:
    case 431:
      return platformProblems.addressUnreadable();
    case 413:
      return platformProblems.tooLarge();
    case 415:
      return platformProblems.unsupportedMedia();
    case 503:
      return platformProblems.unavailable({}, { 'Retry-After': '2' });
    default:
      return platformProblems.internal();
  }
}
