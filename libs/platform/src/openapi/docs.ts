import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { problemIndexPage, problemPage } from './docs-page.js';
import type { Document } from '../http/operation.js';
import type { OpenApiDocument } from './document.js';
import { platformProblems } from '../http/platform.problems.js';
import type { ProblemCatalogue } from '../http/problem.js';

const ASSETS = ['swagger-ui.css', 'swagger-ui-bundle.js', 'swagger-ui-standalone-preset.js', 'favicon-32x32.png'];

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Buka Pintu API</title>
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
<link rel="icon" href="/docs/assets/favicon-32x32.png">
<style>body { margin: 0 }</style>
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/assets/swagger-ui-standalone-preset.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>`;

// The header lets a signed-in officer try the staff operations; other sites can't set it for us.
const START = `window.ui = SwaggerUIBundle({
  urls: [
    { name: 'public', url: '/openapi/public.json' },
    { name: 'staff', url: '/openapi/staff.json' },
  ],
  dom_id: '#swagger-ui',
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
  deepLinking: true,
  validatorUrl: null,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  requestInterceptor: (request) => {
    request.headers['X-Buka-Csrf'] = '1';
    return request;
  },
});
`;

/** Serves the documents, Swagger UI from our own files, and a page for every problem. */
export function serveDocs(
  fastify: FastifyInstance,
  documents: Record<Document, OpenApiDocument>,
  catalogues: readonly ProblemCatalogue[],
): void {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const problems = catalogues.flatMap((catalogue) => Object.values(catalogue).map(({ definition }) => definition));
  const serve = (path: string, type: string, body: string | Buffer, cached = 'no-cache'): void => {
    fastify.get(path, (_request, reply) => {
      void reply.type(type).header('Cache-Control', cached).send(body);
    });
  };
  for (const [name, document] of Object.entries(documents)) {
    serve(`/openapi/${name}.json`, 'application/json; charset=utf-8', JSON.stringify(document));
  }
  serve('/docs', 'text/html; charset=utf-8', PAGE);
  serve('/docs/', 'text/html; charset=utf-8', PAGE);
  serve('/docs/start.js', 'text/javascript; charset=utf-8', START);
  for (const asset of ASSETS) {
    const type = asset.endsWith('css') ? 'text/css' : asset.endsWith('png') ? 'image/png' : 'text/javascript';
    serve(`/docs/assets/${asset}`, type, readFileSync(join(folder, asset)), 'public, max-age=86400');
  }
  serve('/docs/problems', 'text/html; charset=utf-8', problemIndexPage(problems));
  fastify.get<{ Params: { slug: string } }>('/docs/problems/:slug', (request, reply) => {
    const problem = problems.find((it) => it.slug === request.params.slug);
    if (!problem) throw platformProblems.notFound();
    void reply.type('text/html; charset=utf-8').header('Cache-Control', 'no-cache').send(problemPage(problem));
  });
}
