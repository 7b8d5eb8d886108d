// Requests for any operation, made of its document and of what is there in the demo office: for tests of who may reach what.
import { newId, type JsonSchema, type OpenApiDocument } from '@buka-pintu/platform';
import type { HouseUnderTest } from '@buka-pintu/platform/testing';
import type { MatrixRow } from './access-matrix.js';
import type { Media, Parameter } from './documented-api.js';

export const HERE = 1;
export const ELSEWHERE = 2;

export interface StagedRequest {
  method: string;
  path: string;
  body?: string;
  /** Whether it names a record of the demo office, by id or by code. */
  namesRecord: boolean;
}

/** Ids that stand for a record nobody could look up by its name: which row they mean. */
const ALIASES: Readonly<Record<string, string>> = {
  key: 'api_key',
  delivery: 'webhook_delivery',
  my_thing: 'booking',
  session: 'staff_session',
  from_staff: 'staff',
  request: 'privacy_request',
  // An account's own: whose it is decides, not what it is.
  trusted_device: 'staff_session',
  passkey: 'staff_session',
  device: 'staff_session',
};

/** What is there to be reached in the demo office: a row of every table an id may mean. */
export class AccessStage {
  private constructor(
    readonly booking: { id: string; code: string },
    /** The ticket of that booking. */
    readonly ticket: string,
    private readonly ids: ReadonlyMap<string, string>,
  ) {}

  /** @param options `comingSlots`: a slot that can still be booked stands for all, not the oldest one */
  static async of(house: HouseUnderTest, options: { comingSlots?: boolean } = {}): Promise<AccessStage> {
    const { rows } = await house.owner.query<{ booking: string; code: string; ticket: string }>(
      `select b.id as booking, b.code, t.id as ticket from ticket t join booking b on b.id = t.booking_id
       where t.office_id = ${HERE} order by t.id limit 1`,
    );
    const { booking, code, ticket } = rows[0]!;
    const tables = await house.owner.query<{ name: string }>(
      `select table_name as name from information_schema.columns where table_schema = 'public'
         and column_name in ('office_id', 'id') group by table_name having count(*) = 2`,
    );
    const ids = new Map<string, string>();
    for (const { name } of tables.rows) {
      const first = await house.owner.query<{ id: string }>(
        `select id from "${name}" where office_id = ${HERE} order by id limit 1`,
      );
      if (first.rows[0]) ids.set(name, first.rows[0].id);
    }
    ids.set('booking', booking).set('ticket', ticket);
    if (options.comingSlots) {
      const coming = await house.owner.query<{ id: string }>(
        `select s.id from slot s where s.starts_at > now() + interval '2 days' and s.withdrawn_at is null and exists
           (select from seat where seat.slot_id = s.id and seat.lane = 'regular' and seat.booking_id is null)
         order by s.starts_at limit 1`,
      );
      ids.set('slot', coming.rows[0]!.id);
    }
    return new AccessStage({ id: booking, code }, ticket, ids);
  }

  /** A row's id by what a field or a path calls it: `slotId`, or the collection before `{id}`; undefined when none is there. */
  idOf(path: string, name: string): string | undefined {
    const before = new RegExp(`/([a-z-]+)/\\{${name}\\}`).exec(path)?.[1];
    const called =
      name === 'id'
        ? (before ?? '')
            .replace(/ies$/, 'y')
            .replace(/(ch|sh|x)es$/, '$1')
            .replace(/s$/, '')
        : name.slice(0, -2);
    const table = called.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll('-', '_');
    return this.ids.get(ALIASES[table] ?? table);
  }

  /** Path parameters that are ids for which nothing is there. */
  missing({ path }: MatrixRow): string[] {
    return idsIn(path).filter((name) => this.idOf(path, name) === undefined);
  }

  /**
   * The operation's request as its example shows it, with ids of what is there.
   * @param instead other ids in the path: by parameter
   * @param example another body than the document's example
   */
  request(
    { method, path, operation }: MatrixRow,
    instead: (name: string) => string | undefined = () => undefined,
    example: unknown = exampleOf(operation),
  ) {
    let namesRecord = idsIn(path).length > 0;
    const put = (name: string): string => instead(name) ?? this.idOf(path, name) ?? newId(HERE);
    const filled = path
      .replace(/\{(\w*[iI]d)\}/g, (_, name: string) => put(name))
      .replace(/\{\w+\}/g, operation.operationId.includes('oard') ? 'CTH-1' : 'CTH');
    const query = new URLSearchParams();
    for (const { name, in: place, required, schema } of operation['parameters'] as Parameter[]) {
      if (place !== 'query' || !(required || name.endsWith('Id'))) continue;
      const id = name.endsWith('Id') ? this.idOf(path, name) : undefined;
      if (id) namesRecord = true;
      query.set(name, id ?? String(sample(schema)));
    }
    const body =
      example === undefined
        ? undefined
        : JSON.stringify(example, (name, value: unknown) => {
            const id = name.endsWith('Id') && typeof value === 'string' ? this.idOf(path, name) : undefined;
            if (id !== undefined || name === 'qr') namesRecord = true;
            if (name === 'code' && path.endsWith('/check-ins')) return ((namesRecord = true), this.booking.code);
            return id ?? value;
          });
    const search = query.size > 0 ? `?${query}` : '';
    return { method: method.toUpperCase(), path: filled + search, body, namesRecord } satisfies StagedRequest;
  }
}

/** The names of a path's parameters that are ids. */
export function idsIn(path: string): string[] {
  return [...path.matchAll(/\{(\w*[iI]d)\}/g)].map((match) => match[1]!);
}

function exampleOf(operation: OpenApiDocument['paths'][string][string]): unknown {
  const { content } = (operation['requestBody'] ?? {}) as { content?: Record<string, Media> };
  return content?.['application/json']?.example ?? (content ? {} : undefined);
}

function sample(schema: JsonSchema): unknown {
  if (schema.examples?.length) return schema.examples[0];
  if (schema.enum) return schema.enum[0];
  return schema.format === 'date' ? '2026-11-24' : schema.type === 'integer' ? (schema.minimum ?? 1) : 'x';
}
