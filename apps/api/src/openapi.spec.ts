import { readFileSync } from 'node:fs';
import { documentsOf, errorsOf, routesOf, type OpenApiDocument } from '@buka-pintu/platform';
import { MODULES } from './api.module.js';
import { documents, VERSION } from './openapi.js';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const made = documents();
const routes = routesOf(MODULES);
const operations = (document: OpenApiDocument) =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ name: `${method} ${path}`, path, method, operation })),
  );

describe.each(Object.entries(made))('the %s document', (name, document) => {
  it('is the committed one (npm run openapi writes it)', () => {
    expect(read(`apps/api/openapi.${name}.json`)).toBe(`${JSON.stringify(document, null, 2)}\n`);
  });

  it('says of each operation who may call it, since when, and what can go wrong', () => {
    for (const { name: operation, operation: it } of operations(document)) {
      expect([operation, it['x-access'].length > 0 && it.security.length > 0]).toEqual([operation, true]);
      expect([operation, it['x-since']]).toEqual([operation, expect.stringMatching(/^\d+\.\d+/)]);
      expect([operation, Object.keys(it.responses)]).toEqual([
        operation,
        expect.arrayContaining(['429', '500', '503']),
      ]);
    }
  });

  it('follows the conventions of the API', () => {
    for (const { path, operation } of operations(document)) {
      expect(path).toMatch(/^\/v1\/[a-z-]+(\/([a-z-]+|\{\w+\})|\/[a-z]+\.[a-z]+)*$/);
      expect(operation.operationId).toMatch(/^[a-z][A-Za-z0-9]+$/);
      expect(operation.summary).toMatch(/^[A-Z].*[^.]$/);
    }
    for (const [schema, { properties = {} }] of Object.entries(document.components.schemas)) {
      for (const property of Object.keys(properties)) {
        expect(`${schema}.${property}`).toMatch(/^[A-Z]\w+\.[a-z][A-Za-z0-9]*$/);
      }
    }
  });

  it('is OpenAPI 3.1: null is a type, not a flag', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(JSON.stringify(document)).not.toContain('"nullable"');
  });
});

it('the examples fit their schemas, so that they work when pasted', () => {
  const wrong = routes.flatMap(({ method, path, operation: { examples, body, returns } }) =>
    [
      ...(examples?.request !== undefined && body ? errorsOf(body, structuredClone(examples.request), 'body') : []),
      ...(examples?.response !== undefined && returns
        ? errorsOf(returns, structuredClone(examples.response), 'body')
        : []),
    ].map((error) => `${method} ${path} ${error.pointer} ${error.code}`),
  );
  expect(wrong).toEqual([]);
});

it('every operation with a body shows an example of it', () => {
  const bare = routes.filter(
    ({ operation }) => operation.body && documentsOf(operation).length > 0 && !operation.examples?.request,
  );
  expect(bare.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

it('demands an Idempotency-Key of whoever can only be an API client, and says that a webhook has no scheme before it', () => {
  const clientsOnly = operations(made.public).filter(({ operation }) =>
    operation['x-access'].every((it) => it.endsWith('client') || it.startsWith('client ')),
  );
  const keys = clientsOnly.flatMap(({ name, operation }) =>
    (operation['parameters'] as { name: string; required: boolean }[])
      .filter((it) => it.name === 'Idempotency-Key')
      .map(({ required }) => [name, required]),
  );
  expect(keys).toContainEqual(['post /v1/test/tickets/{id}/calls', true]);
  expect(keys.filter(([, required]) => !required)).toEqual([]);
  for (const one of Object.values(made.public.webhooks ?? {})) expect(one).toMatchObject({ post: { security: [] } });
});

it('the documents bear the version of the package', () => {
  expect(VERSION).toBe((JSON.parse(read('package.json')) as { version: string }).version);
});
