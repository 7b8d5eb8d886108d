// What the fuzz can name: ids, codes and cursors that exist, found in the tables and in the answers, for any module there may be.
import type { HouseUnderTest } from '@buka-pintu/platform/testing';

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KEPT = 40;

/** Things that exist, by what they are called: `slot` for `slotId` and `/slots/{id}`. */
export class Known {
  private readonly ids = new Map<string, string[]>();
  private readonly cursors = new Map<string, string>();
  readonly codes: string[] = [];

  private constructor(readonly foreignIds: readonly string[]) {}

  /** Reads ids and codes of every table that has them. */
  static async in(house: HouseUnderTest, foreignIds: readonly string[]): Promise<Known> {
    const known = new Known(foreignIds);
    const { rows } = await house.owner.query<{ table: string; column: 'id' | 'code' }>(
      `select c.table_name as table, c.column_name as column from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       where table_schema = 'public' and t.table_type = 'BASE TABLE'
         and ((column_name = 'id' and data_type = 'uuid') or (column_name = 'code' and data_type = 'text'))
       order by c.table_name`,
    );
    for (const { table, column } of rows) {
      const found = await house.owner.query<{ it: string }>(
        `select ${column} as it from ${table} order by ${column} desc limit 20`,
      );
      for (const { it } of found.rows) {
        if (column === 'code') known.codes.push(it);
        else known.keep(table.replaceAll('_', ''), it);
      }
    }
    return known;
  }

  /** Ids for a field or a segment of an address: `slotId`, `about`, or `{id}` behind `/api-clients/`. */
  idsFor(name: string, path: string): readonly string[] {
    const owner = name === 'id' ? (/\/([a-z-]+)\/\{id\}/.exec(path)?.[1] ?? '').replace(/e?s$/, '') : name;
    const plain = owner.replace(/Id$/, '').replaceAll('-', '').toLowerCase();
    const exact = this.ids.get(plain);
    if (exact) return exact;
    const alike = [...this.ids].filter(([known]) => known.endsWith(plain) || plain.endsWith(known));
    return plain !== '' && alike.length > 0 ? alike.flatMap(([, ids]) => ids) : this.allIds();
  }

  allIds(): readonly string[] {
    return [...this.ids.values()].flat();
  }

  /** The cursor that this list gave last. */
  cursorOf(list: string): string | undefined {
    return this.cursors.get(list);
  }

  /** Remembers the ids an answer holds by their fields, and its cursor: what was made a moment ago is asked for next. */
  learn(list: string, answer: unknown): void {
    if (typeof answer !== 'object' || answer === null) return;
    for (const [name, value] of Object.entries(answer)) {
      if (name === 'next' && typeof value === 'string') this.cursors.set(list, value);
      else if (typeof value === 'object') this.learn(list, value);
      else if (typeof value === 'string' && UUID.test(value) && name.endsWith('Id')) {
        this.keep(name.replace(/Id$/, '').toLowerCase(), value);
      } else if (name === 'id' && typeof value === 'string' && UUID.test(value)) {
        const collection = /\/([a-z-]+)(?:\/\{id\})?$/.exec(list)?.[1] ?? '';
        this.keep(collection.replaceAll('-', '').replace(/e?s$/, ''), value);
      }
    }
  }

  private keep(kind: string, id: string): void {
    const held = this.ids.get(kind) ?? [];
    if (held.includes(id)) return;
    this.ids.set(kind, [id, ...held].slice(0, KEPT));
  }
}
