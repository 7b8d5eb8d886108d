import { randomUUID } from 'node:crypto';
import { browserHeaders, registerClient, signInOfficer, type Credentials } from '@buka-pintu/identity/testing';
import { ROLES, type JsonSchema } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { documents } from './openapi.js';
import { matrixOf, type MatrixRow } from './testing/access-matrix.js';
import { AccessStage } from './testing/access-stage.js';
import type { Media } from './testing/documented-api.js';

// Every field that says of itself it is personal, sent to every operation that takes it; then every table is searched for what was
// sent. Nobody has to remember the idempotency record, the job's payload or the outbox.
const made = documents();
const matrix = matrixOf(made);
const SCOPES = [...new Set(matrix.flatMap(({ scopes }) => scopes))];
const schemas = { ...made.public.components.schemas, ...made.staff.components.schemas };

/** Values found nowhere else, by the shape a field asks for; the birth date is a day nobody in the demo was born. */
const MARKS = {
  text: 'Zulaikha Penanda Rahasia',
  email: 'zulaikha.penanda@warga.example',
  phone: '+6281399887766',
  number: '9977661703132211',
  day: '1913-03-17',
} as const;
const PARTS = ['zulaikha', 'penanda', '81399887766', '9977661703132211', '1913-03-17', '19130317'];

function markFor(name: string, schema: JsonSchema): string | undefined {
  const fits = (mark: string): boolean =>
    mark.length <= (schema.maxLength ?? Infinity) &&
    mark.length >= (schema.minLength ?? 0) &&
    (schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(mark));
  if (schema.format === 'email') return MARKS.email;
  if (schema.format === 'date') return MARKS.day;
  const wanted = /number|document/i.test(name) ? MARKS.number : MARKS.text;
  return [wanted, MARKS.phone, MARKS.number].find(fits);
}

/** The example with a mark in every personal field, also in those it leaves out; how many there are. */
function marked(given: JsonSchema, example: unknown): { value: unknown; marks: number } {
  const schema = given.$ref ? (schemas[given.$ref.split('/').at(-1)!] ?? {}) : given;
  if (!schema.properties || typeof example !== 'object' || example === null) return { value: example, marks: 0 };
  let marks = 0;
  const value: Record<string, unknown> = { ...example };
  for (const [name, property] of Object.entries(schema.properties)) {
    const mark = property['x-personal'] === true ? markFor(name, property) : undefined;
    if (mark !== undefined) marks++;
    const inner = mark === undefined ? marked(property, value[name]) : { value: mark, marks: 0 };
    marks += inner.marks;
    if (inner.value !== undefined) value[name] = inner.value;
  }
  return { value, marks };
}

function bodyOf({ operation }: MatrixRow): Media | undefined {
  const { content } = (operation['requestBody'] ?? {}) as { content?: Record<string, Media> };
  return content?.['application/json'];
}

describe('what people type', () => {
  let house: HouseUnderTest;
  const answers: Record<string, number> = {};
  beforeAll(async () => {
    house = await openHouse({ demo: true });
    const stage = await AccessStage.of(house, { comingSlots: true });
    const roles = ROLES.map((role) => ({ role }));
    const officer = (await signInOfficer(house, roles)).headers;
    const thirdParty = (await registerClient(house, SCOPES)).headers;
    for (const row of matrix) {
      const body = bodyOf(row);
      if (!body?.schema) continue;
      const { value, marks } = marked(body.schema, body.example ?? {});
      if (marks === 0) continue;
      const headers: Credentials = row.anyone
        ? browserHeaders(house)
        : row.permissions.length > 0
          ? officer
          : thirdParty;
      const { path, body: text } = stage.request(row, undefined, value);
      const answer = await house.fetch(path, {
        method: row.method.toUpperCase(),
        headers: { ...headers, 'idempotency-key': randomUUID(), 'if-match': '"1"', 'content-type': 'application/json' },
        body: text,
      });
      await answer.text();
      answers[row.name] = answer.status;
    }
    await house.settle();
  });
  afterAll(() => house?.close());

  it('was taken where it matters', () => {
    const taken = Object.keys(answers).filter((name) => answers[name]! < 300);
    expect(taken).toEqual(
      expect.arrayContaining(['post /v1/queue/bookings', 'post /v1/queue/tickets', 'post /v1/api-clients']),
    );
  });

  /** The first row of each table that holds one of these, as text or as bytes. */
  async function holding(parts: readonly string[]): Promise<string[]> {
    const tables = await house.owner.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const wanted = parts.flatMap((part) => [`%${part}%`, `%${Buffer.from(part).toString('hex')}%`]);
    const found: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await house.owner.query<{ row: string }>(
        `select row::text from ${name} row where row::text ilike any($1) limit 1`,
        [wanted],
      );
      if (rows[0]) found.push(`${name}: ${rows[0].row.slice(0, 300)}`);
    }
    return found;
  }

  it('stands in no table in the clear, be it as text or as bytes', async () => {
    expect(await holding(PARTS)).toEqual([]);
  });

  it('would be found: what is no secret is', async () => {
    expect((await holding(['passport_new_adult'])).length).toBeGreaterThan(3);
  });
});
