import { describeAccess, type Access } from '../access/access.js';
import type { Disclosure } from '../access/disclosure.js';
import type { HouseModule } from '../house.js';
import { operationId, problemsOf } from './operation-problems.js';
import { fieldsOf, closed, componentsOf, isShape, refTo, type JsonSchema, type Shape } from '../shapes/schema.js';
import type { Document } from '../http/operation.js';
import { documentsOf, routesOf, type Route } from '../http/route.js';
import { ProblemView, problemResponse } from './problem-view.js';
import { webhooksOf } from './describe-webhooks.js';
import { HEADERS, securityOf, securitySchemes, type OpenApiDocument, type OpenApiOperation } from './document.js';

export interface Description {
  title: string;
  version: string;
  description: string;
}

/**
 * One of the two OpenAPI 3.1 documents, from the modules' metadata alone: no server, no database.
 * @throws when an operation declares no access, two share an operationId or two classes a name, or a `$ref` leads nowhere
 */
export function describeApi(modules: readonly HouseModule[], document: Document, info: Description): OpenApiDocument {
  const routes = routesOf(modules)
    .filter(({ operation }) => documentsOf(operation).includes(document))
    .sort((a, b) => (a.path === b.path ? a.method.localeCompare(b.method) : a.path < b.path ? -1 : 1));
  const paths: OpenApiDocument['paths'] = {};
  const ids = new Set<string>();
  for (const route of routes) {
    const operation = describeOperation(route, document);
    if (ids.has(operation.operationId)) throw new Error(`Two operations are named ${operation.operationId}`);
    ids.add(operation.operationId);
    (paths[route.path.replace(/:(\w+)/g, '{$1}')] ??= {})[route.method] = operation;
  }
  const events = modules.flatMap(({ events }) => Object.values(events).filter((event) => !event.internal));
  const made: OpenApiDocument = {
    openapi: '3.1.0',
    info: { ...info, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(tagOf))].sort().map((name) => ({ name })),
    paths,
    ...(events.length > 0 ? { webhooks: webhooksOf(events) } : {}),
    components: {
      schemas: schemasOf(
        routes,
        events.map((event) => event.payload),
      ),
      headers: HEADERS,
      securitySchemes: securitySchemes(scopesOf(routes)),
    },
  };
  assertRefs(made);
  return made;
}

function scopesOf(routes: Route[]): string[] {
  const scopes = routes.flatMap(({ operation }) => operation.access.flatMap((it) => ('scope' in it ? it.scope : [])));
  return [...new Set(scopes)].sort();
}

function describeOperation(route: Route, document: Document): OpenApiOperation {
  const { operation, path } = route;
  const access = operation.access.filter((it) => standsIn(it, document));
  return {
    operationId: operationId(route),
    summary: operation.summary,
    ...(operation.description ? { description: operation.description } : {}),
    tags: [tagOf(route)],
    ...(operation.deprecated ? { deprecated: true } : {}),
    security: securityOf(access),
    'x-access': access.map(describeAccess),
    ...(operation.discloses && document === 'staff' ? { 'x-discloses': describeDisclosure(operation.discloses) } : {}),
    'x-since': operation.since,
    ...(operation.weight === 1 ? {} : { 'x-weight': operation.weight }),
    parameters: [
      ...pathParameters(path, operation.path),
      ...queryParameters(operation.query),
      ...headerParameters(route, access),
    ],
    ...(operation.body
      ? {
          requestBody: {
            required: fieldsRequired(operation.body),
            content: {
              'application/json': {
                schema: { $ref: refTo(operation.body) },
                ...exampleOf(operation.examples?.request),
              },
            },
          },
        }
      : {}),
    responses: { [String(operation.status)]: answer(route), ...problemResponses(route) },
  };
}

/** A third party reads what concerns it: how staff get in stands in the staff document only, and the reverse. */
function standsIn(access: Access, document: Document): boolean {
  if (access.kind === 'anyone') return true;
  const forStaff = access.kind === 'staff' || access.kind === 'signed_in';
  return forStaff === (document === 'staff');
}

const describeDisclosure = (it: Disclosure): OpenApiOperation['x-discloses'] =>
  typeof it === 'object' || it === 'service' ? 'logged' : it;
const tagOf = ({ path }: Route): string => path.split('/')[2] ?? 'house';
const exampleOf = (example: unknown): { example?: unknown } => (example === undefined ? {} : { example });
const fieldsRequired = (shape: Shape): boolean => [...fieldsOf(shape).values()].some((field) => !field.optional);

function pathParameters(path: string, shape: Shape | undefined): unknown[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => {
    const declared = shape ? fieldsOf(shape).get(name)?.schema() : undefined;
    const isId = name === 'id' || name.endsWith('Id');
    const plain = { type: 'string', ...(isId ? { format: 'uuid' } : {}) };
    return parameter(
      name,
      'path',
      true,
      declared ?? plain,
      `The ${isId ? 'id' : 'name'}, as an answer of this API gives it`,
    );
  });
}

function queryParameters(shape: Shape | undefined): unknown[] {
  return [...(shape ? fieldsOf(shape) : [])].map(([name, field]) => {
    return parameter(name, 'query', !field.optional, field.schema());
  });
}

/** Tools show what stands on the parameter, and fill their forms with its example. */
function parameter(name: string, place: string, required: boolean, schema: JsonSchema, usual?: string): unknown {
  const { description = usual, examples, ...rest } = schema;
  return {
    name,
    in: place,
    required,
    ...(description ? { description } : {}),
    schema: rest,
    ...exampleOf(examples?.[0]),
  };
}

const CLIENTS: ReadonlySet<Access['kind']> = new Set(['client', 'own_client', 'test_client']);

function headerParameters({ operation }: Route, access: Access[]): unknown[] {
  const text = { type: 'string' };
  const parameters: unknown[] = [];
  if (operation.idempotent) {
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header',
      // Staff may leave it out, so only a document without them may call it required.
      required: access.every((it) => CLIENTS.has(it.kind)),
      description: 'A key of your own for this intent, the same on every retry. API clients must send one.',
      schema: { ...text, minLength: 1, maxLength: 255 },
    });
  }
  if (operation.ifMatch) {
    parameters.push({
      name: 'If-Match',
      in: 'header',
      required: operation.ifMatch === true,
      description: 'The `ETag` of what you saw, such as `"3"`.',
      schema: text,
    });
  }
  if (operation.stream) {
    parameters.push({
      name: 'Last-Event-ID',
      in: 'header',
      required: false,
      description: 'Go on after this event.',
      schema: text,
    });
  }
  return parameters;
}

function answer({ operation }: Route): unknown {
  const headers: Record<string, unknown> = {
    'X-Request-Id': ref('X-Request-Id'),
    'RateLimit-Policy': ref('RateLimit-Policy'),
    RateLimit: ref('RateLimit'),
  };
  const fields = operation.returns ? fieldsOf(operation.returns) : undefined;
  if (fields?.has('version')) headers['ETag'] = ref('ETag');
  if (fields?.has('items') && fields.has('next')) headers['Link'] = ref('Link');
  if (operation.idempotent) headers['Idempotency-Replayed'] = ref('Idempotency-Replayed');
  if (operation.deprecated) Object.assign(headers, { Deprecation: ref('Deprecation'), Sunset: ref('Sunset') });
  const description = operation.stream
    ? 'Events; the data of each is the newest state'
    : operation.returns
      ? 'Done'
      : 'Done; no content';
  const media = operation.mediaType ?? (operation.stream ? 'text/event-stream' : 'application/json');
  const schema: JsonSchema | undefined = operation.returns
    ? { $ref: refTo(operation.returns) }
    : operation.mediaType
      ? { type: 'string' }
      : undefined;
  return {
    description,
    headers,
    ...(schema ? { content: { [media]: { schema, ...exampleOf(operation.examples?.response) } } } : {}),
  };
}

const ref = (header: string): unknown => ({ $ref: `#/components/headers/${header}` });

function problemResponses(route: Route): Record<string, unknown> {
  const byStatus = Map.groupBy(problemsOf(route), (problem) => problem.definition.status);
  return Object.fromEntries(
    [...byStatus].sort(([a], [b]) => a - b).map(([status, all]) => [String(status), problemResponse(all)]),
  );
}

/** Requests are closed to unknown fields; answers stay open, so that a field more breaks nobody. */
function schemasOf(routes: Route[], payloads: unknown[]): Record<string, JsonSchema> {
  const asked = routes.flatMap(({ operation }) => operation.body ?? []);
  const answered = [
    ...routes.flatMap(({ operation }) => operation.returns ?? []),
    ...payloads.filter(isShape),
    ProblemView,
  ];
  const open = new Set(componentsOf(answered).keys());
  const named = [...componentsOf([...asked, ...answered])].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(named.map(([name, { schema }]) => [name, open.has(name) ? schema : closed(schema)]));
}

/** @throws when a `$ref` leads nowhere: tools that read the document fail on it far from the cause */
export function assertRefs(document: OpenApiDocument): void {
  const text = JSON.stringify(document);
  for (const [, target = ''] of text.matchAll(/"\$ref":"([^"]*)"/g)) {
    const found = target
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);
    if (found === undefined) throw new Error(`$ref "${target}" leads nowhere`);
  }
}
