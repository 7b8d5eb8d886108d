import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { platformProblems } from './platform.problems.js';

/** A built front: a folder with an index.html that answers at several addresses. */
export interface Front {
  /** The folder of its build. */
  folder: string;
  /** Where its files are served from, with a slash at both ends: its `base`. */
  base: string;
  /** The addresses its index.html answers, as Fastify routes. */
  pages: string[];
  /** Service workers of its build, and the addresses that each may stand in for beyond its own folder. */
  workers?: Readonly<Record<string, string>>;
}

/** A worker lives by the policy of its own script, which must let it ask its own house. */
const WORKER = "default-src 'none'; connect-src 'self'";

/** Serves a built front; a front that was never built is simply not there. */
export function serveFront(fastify: FastifyInstance, { folder, base, pages, workers = {} }: Front): void {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return;
  void fastify.register(fastifyStatic, {
    root: folder,
    prefix: base,
    // Known files only, each a route of its own: what is not among them can't be asked for.
    wildcard: false,
    index: false,
    decorateReply: false,
    preCompressed: true,
    cacheControl: false,
    globIgnore: ['index.html', '.vite/**', '**/*.map'],
    setHeaders: (reply, path) => {
      // Vite names the files in assets/ by their content.
      const named = path.slice(folder.length).startsWith('/assets/');
      // What is sent may be the compressed one beside it.
      const reach = workers[path.slice(folder.length).replace(/\.(br|gz)$/, '')];
      if (reach !== undefined)
        void reply.headers({ 'Service-Worker-Allowed': reach, 'Content-Security-Policy': WORKER });
      void reply.header('Cache-Control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  for (const page of pages) {
    fastify.get(page, async (request, reply) => {
      const asked = request.url.split('?')[0] ?? '';
      // A missing script answered with a page would be a puzzle in the browser's console.
      if (/\.\w{1,5}$/.test(asked)) throw platformProblems.notFound();
      void reply.header('Cache-Control', 'no-cache').type('text/html; charset=utf-8');
      return readFile(index);
    });
  }
}
