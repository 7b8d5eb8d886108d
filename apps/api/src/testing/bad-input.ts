// Requests nobody should send, made out of the documents: half right, so that they come past the first check, or plain wrong.
import fc from 'fast-check';
import type { JsonSchema, OpenApiDocument } from '@buka-pintu/platform';
import type { Documented } from './documented-api.js';

/** A request as it goes over the wire. */
export interface BadRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: Uint8Array;
}

type Arb = fc.Arbitrary<unknown>;

/** Texts that have broken something somewhere before. */
const NASTY = [
  '',
  ' ',
  '\u0000',
  '\u202Eabc',
  '\uD800',
  'null',
  '0',
  '-1',
  '1e309',
  '9999999999999999999',
  '../../etc/passwd',
  "' or 1=1; --",
  '%',
  '%_',
  '<script>alert(1)</script>',
  '2026-02-30',
  '0000-01-01',
  '+275760-09-13',
  '9999-12-31T23:59:60Z',
  'infinity',
  'now',
  'CTH-AAAAAAAA-0',
  'BP1:CTH-7K2M9QXF-Q:XXXXXXXXXX',
  'BP1:',
  '🚪'.repeat(40),
  'a'.repeat(5000),
  '__proto__',
  'constructor',
];

const nastyText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);
const nasty: Arb = fc.oneof(
  nastyText,
  fc.constantFrom(null, true, -1, 0, 1.5, 2 ** 31, 2 ** 53, 1e308, [], {}, [[]], [null], { id: 1 }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** What exists: ids by the name a field gives them (`slotId`, or the collection before an `{id}`), and public names. */
export interface KnownThings {
  ids: Record<string, readonly string[]>;
  codes: readonly string[];
  foreignIds: readonly string[];
}

/** Makes requests for one document. */
export class BadInput {
  constructor(
    private readonly document: OpenApiDocument,
    private readonly known: KnownThings,
  ) {}

  request(documented: Documented): fc.Arbitrary<BadRequest> {
    return fc
      .record({
        path: this.path(documented),
        query: this.query(documented),
        body: this.body(documented),
        type: fc.oneof(
          { weight: 12, arbitrary: fc.constant('application/json') },
          { weight: 1, arbitrary: fc.constantFrom('text/plain', 'application/xml', 'multipart/form-data', 'json', '') },
        ),
        headers: fc.record(
          {
            'idempotency-key': fc.oneof(
              { weight: 6, arbitrary: fc.uuid() },
              { weight: 1, arbitrary: fc.constantFrom('', 'same', 'k'.repeat(255), 'k'.repeat(256), '"quoted"') },
            ),
            'if-match': fc.constantFrom('"1"', '*', 'W/"1"', '"999999999999999999999"', 'x', '"1", "2"'),
            'last-event-id': fc.constantFrom('0', '-1', 'x', '99999999999999999999', '1.5'),
            'accept-language': fc.constantFrom('id', 'en', 'de', '*', 'en;q=x', ',,,;q=9'),
            'x-request-id': fc.constantFrom('abc', '../..', 'x'.repeat(300), 'good-request-id'),
            'if-none-match': fc.constantFrom('*', '"x"', 'W/'),
          },
          { requiredKeys: ['idempotency-key'] },
        ),
      })
      .map(({ path, query, body, type, headers }) => ({
        method: documented.method.toUpperCase(),
        path: query ? `${path}?${query}` : path,
        headers: { ...headers, ...(body ? { 'content-type': type } : {}) },
        ...(body ? { body } : {}),
      }));
  }

  private path({ path, parameters }: Documented): fc.Arbitrary<string> {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const values = names.map((name) => {
      const schema = parameters.find((it) => it.in === 'path' && it.name === name)?.schema ?? {};
      const raw = fc.constantFrom('%', '%zz', '%00', '%ff%fe', '%C0%80', '..', 'a'.repeat(300), '%F0%9F%9A%AA');
      return fc.oneof(
        {
          weight: 8,
          arbitrary: this.good(schema, ownerOf(path, name)).map((value) => encodeURIComponent(String(value))),
        },
        { weight: 2, arbitrary: nastyText.map((text) => encodeURIComponent(text.toWellFormed()) || '-') },
        { weight: 1, arbitrary: raw },
      );
    });
    return fc.tuple(...values).map((all) => {
      let at = 0;
      return path.replace(/\{\w+\}/g, () => String(all[at++]));
    });
  }

  private query({ parameters }: Documented): fc.Arbitrary<string> {
    const pair = (name: string, value: unknown): string => {
      const text = (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed();
      return `${encodeURIComponent(name)}=${encodeURIComponent(text)}`;
    };
    const declared = parameters
      .filter((it) => it.in === 'query')
      .map(({ name, schema, required }) =>
        fc.oneof(
          { weight: required ? 8 : 4, arbitrary: this.good(schema, name).map((value) => pair(name, value)) },
          { weight: 1, arbitrary: nastyText.map((value) => pair(name, value)) },
          { weight: 1, arbitrary: nastyText.map((value) => `${pair(name, value)}&${pair(name, '2')}`) },
          { weight: 1, arbitrary: fc.constantFrom(`${name}=%ff`, `${name}=%zz`, `${name}[]=1`, `${name}[x]=1`, name) },
          { weight: required ? 1 : 5, arbitrary: fc.constant('') },
        ),
      );
    const stray = fc.oneof(
      { weight: 12, arbitrary: fc.constant('') },
      {
        weight: 1,
        arbitrary: fc.constantFrom('page=2', '__proto__=1', '=', '&&&', '%00=%00', 'constructor[prototype]=1'),
      },
    );
    return fc.tuple(...declared, stray).map((parts) => parts.filter(Boolean).join('&'));
  }

  private body({ body, method }: Documented): fc.Arbitrary<Uint8Array | undefined> {
    if (method === 'get' || method === 'head') return fc.constant(undefined);
    const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value) ?? '');
    const schema = body?.schema ?? {};
    const raw = fc.constantFrom(
      '{',
      '[',
      '"x"',
      'nul',
      '{"a":1,}',
      `${'['.repeat(5000)}${']'.repeat(5000)}`,
      '{"__proto__":{"admin":true}}',
      '{"name":"\\u0000"}',
      '{"name":"\\ud800"}',
    );
    const broken = fc.constantFrom(
      [0xff, 0xfe],
      [0x7b, 0x22, 0xc0, 0x80, 0x22, 0x3a, 0x31, 0x7d],
      [0xef, 0xbb, 0xbf, 0x7b, 0x7d],
    );
    return fc.oneof(
      { weight: 9, arbitrary: this.good(schema).map(encode) },
      { weight: 6, arbitrary: this.bent(schema).map(encode) },
      { weight: 1, arbitrary: nasty.map(encode) },
      { weight: 1, arbitrary: raw.map((text) => new TextEncoder().encode(text)) },
      { weight: 1, arbitrary: broken.map((bytes) => new Uint8Array(bytes)) },
      { weight: 1, arbitrary: fc.constant(undefined) },
    );
  }

  /** What fits the schema, with ids and codes that mean something. */
  private good(given: JsonSchema, called = ''): Arb {
    const schema = this.resolve(given);
    const [first] = schema.anyOf ?? schema.oneOf ?? [];
    if (first) return fc.oneof(this.good(first, called), fc.constant(null));
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const example = schema.examples?.[0];
    const type = [schema.type ?? 'string'].flat()[0];
    switch (type) {
      case 'object':
        return fc.record(
          Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, it]) => [name, this.good(it, name)])),
          { requiredKeys: schema.required ?? [] },
        );
      case 'array':
        return fc.array(this.good(schema.items ?? {}), { maxLength: 3, minLength: schema.minItems ?? 0 });
      case 'integer':
      case 'number':
        return fc.integer({ min: schema.minimum ?? -5, max: Math.min(schema.maximum ?? 100, 2 ** 31 - 1) });
      case 'boolean':
        return fc.boolean();
      default:
        return this.text(schema, example, called);
    }
  }

  private text(schema: JsonSchema, example: unknown, called: string): Arb {
    const { format, maxLength = 40, minLength = 0 } = schema;
    const { ids, codes, foreignIds } = this.known;
    if (format === 'uuid') {
      return fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...(ids[called] ?? Object.values(ids).flat())) },
        { weight: 2, arbitrary: fc.constantFrom(...Object.values(ids).flat()) },
        { weight: 2, arbitrary: fc.constantFrom(...foreignIds) },
        { weight: 1, arbitrary: fc.uuid() },
      );
    }
    if (format === 'date')
      return fc
        .date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
        .map((at) => at.toISOString().slice(0, 10));
    if (format === 'date-time')
      return fc
        .date({ min: new Date(0), max: new Date('2999-12-31'), noInvalidDate: true })
        .map((at) => at.toISOString());
    if (format === 'email') return fc.constantFrom('siti@example.org', 'x@example.com');
    const any = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 60) });
    const shown = typeof example === 'string' ? example : codes[0]!;
    const known = fc.constantFrom(...codes);
    return fc.oneof({ weight: 8, arbitrary: fc.constant(shown) }, { weight: 2, arbitrary: known }, any);
  }

  /** What fits but for one thing. */
  private bent(given: JsonSchema): Arb {
    const schema = this.resolve(given);
    const names = Object.keys(schema.properties ?? {});
    const stray = fc.constantFrom('unknown', '__proto__', 'constructor', 'id', 'officeId', 'a/b~c', '');
    const added = fc.tuple(this.good(schema), stray, nasty).map(([value, name, more]) => withField(value, name, more));
    if (names.length === 0) return added;
    const replaced = fc
      .tuple(this.good(schema), fc.constantFrom(...names), nasty)
      .map(([value, name, more]) => withField(value, name, more));
    const removed = fc
      .tuple(this.good(schema), fc.constantFrom(...names))
      .map(([value, name]) => withField(value, name, undefined));
    const inner = names
      .map((name) => [name, this.resolve(schema.properties![name]!)] as const)
      .filter(([, it]) => it.properties)
      .map(([name, it]) =>
        fc.tuple(this.good(schema), this.bent(it)).map(([value, bent]) => withField(value, name, bent)),
      );
    return fc.oneof(added, replaced, removed, ...inner);
  }

  private resolve(schema: JsonSchema): JsonSchema {
    const name = schema.$ref?.split('/').at(-1);
    return name ? (this.document.components.schemas[name] ?? {}) : schema;
  }
}

/** `/v1/queue/tickets/{id}` is about tickets. */
function ownerOf(path: string, name: string): string {
  return name === 'id' ? (/\/([a-z-]+)\/\{id\}/.exec(path)?.[1] ?? name) : name;
}

function withField(value: unknown, name: string, field: unknown): unknown {
  const made: Record<string, unknown> = { ...(value as object) };
  // Assigning would set the prototype; a request can carry such a field all the same.
  Object.defineProperty(made, name, { value: field, enumerable: true, configurable: true, writable: true });
  return made;
}
