import { randomUUID } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyHttpOptions, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Server } from 'node:http';
import { pino, type Logger } from 'pino';
import { refuseForeignHosts } from '../access/own-host.js';
import { Db } from '../database/db.js';
import type { Env } from '../env/index.js';
import { HouseRoot } from '../house-root.js';
import type { HouseModule } from '../house.js';
import { serveTlsPage, type TlsDoor } from '../tls/index.js';
import { serveHealth } from '../observability/health.js';
import { NestLog } from '../observability/log.js';
import { Metrics } from '../observability/metrics.js';
import { RequestJournal } from '../observability/request-journal.js';
import { observeRequests, recordRequests } from '../observability/request-log.js';
import { TokenIssuer } from '../oauth/token-issuer.js';
import { serveTokens } from '../oauth/token-route.js';
import { serveDocs } from '../openapi/docs.js';
import { refuseUnparsed } from './client-error.js';
import { Cors } from './cors.js';
import { Drain } from './drain.js';
import type { Document } from './operation.js';
import { serveFront, type Front } from './front.js';
import { HttpModule } from './http.module.js';
import { answerConditionally } from './conditional-get.js';
import { BODY_LIMIT, readJsonOnly } from './json-body.js';
import type { OpenApiDocument } from '../openapi/document.js';
import { platformProblems } from './platform.problems.js';
import { bodyOf, ProblemFilter } from './problem-filter.js';
import { methodsByAddress, routesOf } from './route.js';
import { addSecurityHeaders } from './security-headers.js';
import { RateLimit } from '../rate-limits/rate-limit.js';
import { contextOf, keepContext, localeOf, withinRequest, type RequestContext } from './request-context.js';

export interface ServerOptions {
  /** The encrypted way in, on the same port; absent: plain HTTP only. */
  tls?: TlsDoor;
  /** Nest modules that only this process has. */
  imports?: DynamicModule[];
  /** The built web fronts. */
  fronts?: readonly Front[];
  /** The OpenAPI documents, for /docs. */
  documents?: Record<Document, OpenApiDocument>;
  /** Where its lines go; nowhere when left out. */
  log?: Logger;
}

const REQUEST_ID = /^[\w.-]{8,64}$/;

/**
 * The house with its HTTP front, not listening yet: `await server.listen({ port, host })`.
 * @param modules from the lowest floor up
 * @param env the installation's settings
 * @throws when an operation declares no access, or the database can't be reached
 */
export async function createServer(
  modules: readonly HouseModule[],
  env: Env,
  options: ServerOptions = {},
): Promise<NestFastifyApplication> {
  return serve([HouseRoot.of(modules, env), ...(options.imports ?? [])], modules, env, options);
}

/** The HTTP front before any imports: what `createServer` adds to the house. */
export async function serve(
  imports: DynamicModule[],
  modules: readonly HouseModule[],
  env: Env,
  { tls, fronts = [], documents, log = pino({ level: 'silent' }) }: Omit<ServerOptions, 'imports'> = {},
): Promise<NestFastifyApplication> {
  // Throws for an operation without access: better no server than an open one.
  routesOf(modules);
  const settings: FastifyHttpOptions<Server> = {
    bodyLimit: BODY_LIMIT,
    requestTimeout: 30_000,
    // Longer than the 60 s of common load balancers: the one that forwards must be the one that closes.
    keepAliveTimeout: 65_000,
    // By their number, from the socket on: the far end of X-Forwarded-For is what the caller wrote himself.
    trustProxy: env.trustProxy > 0 && ((_address: string, hop: number) => hop < env.trustProxy),
    // Open streams are told to go before; whatever is still there after the drain must not hold the shutdown.
    forceCloseConnections: true,
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: refuseUnparsed,
    frameworkErrors: (error, request, reply) =>
      refuseUnreadable(error, request as unknown as FastifyRequest, reply as unknown as FastifyReply, env),
  };
  const adapter = new FastifyAdapter(tls ? { ...settings, serverFactory: tls.server as never } : settings);
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  readJsonOnly(fastify);
  answerConditionally(fastify);
  openContexts(fastify, env);
  refuseForeignHosts(fastify, env);
  addSecurityHeaders(fastify, env.production && env.tls !== 'auto');
  const root: DynamicModule = { module: ServedHouse, imports: [...imports, HttpModule.of(modules)] };
  const logger = new NestLog(log);
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    bodyParser: false,
    logger,
    abortOnError: false,
  });
  app.get(Drain).watch(fastify);
  app.get(Cors).watch(fastify);
  const metrics = app.get(Metrics);
  observeRequests(fastify, log, metrics);
  const journal = found(app, RequestJournal);
  if (journal) recordRequests(fastify, journal, routesOf(modules));
  await app.register(fastifyCookie as never);
  const { metricsToken } = env;
  const health = { db: app.get(Db), metrics, metricsToken, draining: () => app.get(Drain).draining };
  // What stands beside Nest's routes has no part in its filters: a scope of its own gives it the same answer to errors.
  const issuer = found(app, TokenIssuer);
  if (issuer) {
    const door = { issuer, rates: app.get(RateLimit), problems: app.get(ProblemFilter) };
    void fastify.register((scope, _options, done) => {
      serveTokens(scope, door);
      done();
    });
  }
  void fastify.register((scope, _options, done) => {
    scope.setErrorHandler((error, request, reply) => app.get(ProblemFilter).answer(error, request, reply));
    serveHealth(scope, health);
    tellMethods(scope, methodsByAddress(modules));
    if (tls?.authority) serveTlsPage(scope, tls.authority);
    const catalogues = modules.map((module) => module.problems);
    if (documents) serveDocs(scope, documents, catalogues);
    for (const front of fronts) serveFront(scope, front);
    done();
  });
  return app;
}

/** OPTIONS: what may be asked at an address of the API. */
function tellMethods(scope: FastifyInstance, methodsAt: (path: string) => string[]): void {
  scope.options('/v1/*', (request, reply) => {
    const methods = methodsAt(request.url.split('?')[0] ?? request.url);
    if (methods.length === 0) throw platformProblems.noOperation();
    void reply
      .status(204)
      .header('Allow', [...methods, 'OPTIONS'].join(', '))
      .send();
  });
}

/** What a module of the house may provide, and the bare floor does without. */
function found<T>(app: NestFastifyApplication, token: abstract new () => T): T | undefined {
  try {
    return app.get<T>(token as never, { strict: false });
  } catch {
    return undefined;
  }
}

/** Opens the context of each request. */
function openContexts(fastify: FastifyInstance, env: Env): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    withinRequest(openContext(request, reply, env), done);
  });
  // Events of the body's stream run outside the context that the first hook opened: enter it again.
  fastify.addHook('preValidation', (request, _reply, done) => {
    withinRequest(contextOf(request), done);
  });
}

/** The root module of a process that serves. */
class ServedHouse {}

function openContext(request: FastifyRequest, reply: FastifyReply, env: Env): RequestContext {
  const locale = localeOf(request.headers['accept-language']);
  // The Host header is whatever the caller wrote: where the address is known, links to people never take it.
  const origin = env.publicOrigin ?? `${request.protocol}://${request.host}`;
  const context: RequestContext = { requestId: request.id, request, reply, locale, origin };
  keepContext(context);
  void reply.header('X-Request-Id', request.id);
  return context;
}

/** What the router itself can't read (a broken percent-encoding, an overlong segment) never reaches the filter. */
function refuseUnreadable(error: { code: string }, request: FastifyRequest, reply: FastifyReply, env: Env): void {
  const context = openContext(request, reply, env);
  // A segment longer than any name of ours names nothing.
  const overlong = error.code === 'FST_ERR_MAX_PARAM_LENGTH';
  const problem = overlong ? platformProblems.notFound() : platformProblems.addressUnreadable();
  void reply
    .status(problem.status)
    .header('Content-Type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(bodyOf(problem, { ...context, instance: '/' })));
}
