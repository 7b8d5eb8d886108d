// Requests made out of the documents: right ones, nearly right ones that come past the first checks, and plain wrong ones.
import fc from 'fast-check';
import type { JsonSchema, OpenApiDocument } from '@buka-pintu/platform';
import type { Documented, Parameter } from './documented-api.js';
import { type Known, UUID } from './fuzz-known.js';
import { instant, nasty, nastyText, otherDigits } from './fuzz-values.js';

/** A request as it goes over the wire. */
export interface FuzzRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: Uint8Array;
}

type Arb = fc.Arbitrary<unknown>;

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value) ?? '');

/** Makes requests for one document. */
export class FuzzRequests {
  /** The address whose request is being made: `{id}` means something only there. */
  private at = '';

  constructor(
    private readonly document: OpenApiDocument,
    private readonly known: Known,
  ) {}

  /** A request for the operation, half of the time a right one; made anew for each run, from what is known by then. */
  request(documented: Documented): fc.Arbitrary<FuzzRequest> {
    return fc.oneof(this.rightRequest(documented), this.wrongRequest(documented));
  }

  /** A request that fits the document, with ids that exist. Whether the moment is right for it is another question. */
  rightRequest(documented: Documented): fc.Arbitrary<FuzzRequest> {
    this.at = documented.path;
    const { body } = documented;
    const made = body ? fc.oneof(this.filled(body.example), this.good(body.schema ?? {})) : fc.constant(undefined);
    return this.requestWith(documented, made);
  }

  /** The example of the document as an integrator pastes it, with ids that exist and the parameters it cannot do without. */
  pastedRequest(documented: Documented): fc.Arbitrary<FuzzRequest> {
    this.at = documented.path;
    const parameters = documented.parameters.filter(({ required }) => required);
    return this.requestWith({ ...documented, parameters }, this.filled(documented.body?.example));
  }

  private requestWith({ method, path, parameters, body }: Documented, bodies: Arb): fc.Arbitrary<FuzzRequest> {
    const given = fc.record(
      Object.fromEntries(parameters.filter((it) => it.in !== 'header').map((it) => [it.name, this.valueOf(it)])),
      { requiredKeys: parameters.filter((it) => it.required && it.in !== 'header').map(({ name }) => name) },
    );
    return fc.tuple(given, bodies, fc.uuid()).map(([values, value, key]) => {
      const text = (name: string): string => encodeURIComponent(String((values as Record<string, unknown>)[name]));
      const query = parameters.filter((it) => it.in === 'query' && it.name in values);
      const asked = query.map(({ name }) => `${name}=${text(name)}`).join('&');
      const to = path.replace(/\{(\w+)\}/g, (_, name: string) => text(name));
      return {
        method: method.toUpperCase(),
        path: asked ? `${to}?${asked}` : to,
        headers: { 'idempotency-key': key, 'if-match': '"1"', ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: encode(value) } : {}),
      };
    });
  }

  private valueOf({ name, schema, example }: Parameter): Arb {
    return this.good(example === undefined ? schema : { ...schema, examples: [example] }, name);
  }

  /** The example with ids that exist, as an integrator would paste it. */
  private filled(example: unknown): Arb {
    if (Array.isArray(example)) return fc.tuple(...example.map((item) => this.filled(item)));
    if (typeof example !== 'object' || example === null) return fc.constant(example);
    const fields = Object.entries(example).map(([name, value]) => {
      const isId = typeof value === 'string' && UUID.test(value);
      return [name, isId ? this.good({ type: 'string', format: 'uuid' }, name) : this.filled(value)] as const;
    });
    return fc.record(Object.fromEntries(fields));
  }

  private wrongRequest(documented: Documented): fc.Arbitrary<FuzzRequest> {
    this.at = documented.path;
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
      const parameter = parameters.find((it) => it.in === 'path' && it.name === name)!;
      const raw = fc.constantFrom('%', '%zz', '%00', '%ff%fe', '%C0%80', '..', 'a'.repeat(300), '%F0%9F%9A%AA');
      return fc.oneof(
        {
          weight: 8,
          arbitrary: this.valueOf(parameter).map((value) => encodeURIComponent(String(value))),
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
      .map((parameter) => {
        const { name, required } = parameter;
        return fc.oneof(
          { weight: required ? 16 : 5, arbitrary: this.valueOf(parameter).map((value) => pair(name, value)) },
          { weight: 1, arbitrary: nastyText.map((value) => pair(name, value)) },
          { weight: 1, arbitrary: nastyText.map((value) => `${pair(name, value)}&${pair(name, '2')}`) },
          { weight: 1, arbitrary: fc.constantFrom(`${name}=%ff`, `${name}=%zz`, `${name}[]=1`, `${name}[x]=1`, name) },
          { weight: required ? 1 : 5, arbitrary: fc.constant('') },
        );
      });
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
    const { codes, foreignIds } = this.known;
    if (called === 'cursor') {
      const cursor = this.known.cursorOf(this.at) ?? 'bm9uZQ';
      return fc.constantFrom(cursor, cursor, `${cursor}x`, cursor.slice(1), cursor.toUpperCase());
    }
    if (format === 'uuid') {
      return fc.oneof(
        { weight: 15, arbitrary: fc.constantFrom(...this.known.idsFor(called, this.at)) },
        { weight: 1, arbitrary: fc.constantFrom(...this.known.idsFor(called, this.at)).map((id) => id.toUpperCase()) },
        { weight: 1, arbitrary: fc.constantFrom(...this.known.allIds()) },
        { weight: 1, arbitrary: fc.constantFrom(...foreignIds) },
        { weight: 1, arbitrary: fc.uuid() },
      );
    }
    if (format === 'date') return instant.map((at) => at.slice(0, 10));
    if (format === 'date-time') return instant;
    if (format === 'email') return fc.constantFrom('siti@example.org', 'x@example.com');
    const any = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 60) });
    const shown = typeof example === 'string' ? example : codes[0]!;
    return fc.oneof(
      { weight: 6, arbitrary: fc.constant(shown) },
      { weight: 3, arbitrary: otherDigits(shown) },
      { weight: 2, arbitrary: fc.constantFrom(...codes) },
      any,
    );
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

function withField(value: unknown, name: string, field: unknown): unknown {
  const made: Record<string, unknown> = { ...(value as object) };
  // Assigning would set the prototype; a request can carry such a field all the same.
  Object.defineProperty(made, name, { value: field, enumerable: true, configurable: true, writable: true });
  return made;
}
