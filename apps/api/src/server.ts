import { createServer, openLog, type Env, type ServerOptions } from '@buka-pintu/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { MODULES } from './api.module.js';
import { FRONTS } from './fronts.js';
import { documents } from './openapi.js';

export interface RunningApi {
  /** The port it listens on: the one asked for, or a free one when that was 0. */
  port: number;
  /** Ends open streams with a retry hint, lets running requests finish, and closes. */
  close(): Promise<void>;
}

export interface ApiOptions extends ServerOptions {
  /** Runs before the first request is let in: seeds, and what the terminal is to show. */
  prepare?(app: INestApplicationContext): Promise<void>;
}

/**
 * Starts the HTTP side of the house and listens: the API, its documents, the fronts, health and metrics.
 * @param env the installation's settings; `env.port` 0 picks a free one
 */
export async function startApi(env: Env, options: ApiOptions = {}): Promise<RunningApi> {
  const served = { log: openLog(env), fronts: FRONTS, documents: documents(), ...options };
  const app = await createServer(MODULES, env, served);
  await options.prepare?.(app);
  await app.listen({ port: env.port, host: env.host });
  const address = app.getHttpServer().address();
  return { port: typeof address === 'object' && address ? address.port : env.port, close: () => app.close() };
}
