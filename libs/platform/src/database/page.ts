import { createHash } from 'node:crypto';
import { platformProblems } from '../http/platform.problems.js';

/** One page of a list; `next` is the cursor of the following one, null at the end. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** The last row's values of the columns that order the list. */
export type Keyset = readonly (string | number | null)[];

function fingerprint(filter: object): string {
  const told = Object.entries(filter)
    .filter(([key, value]) => value !== undefined && key !== 'cursor' && key !== 'limit')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 11);
}

/** Packs the place where the next page begins. It is opaque to clients (the HTTP front signs it) and holds only with the same filters. */
export function encodeCursor(filter: object, key: Keyset): string {
  return Buffer.from(JSON.stringify([fingerprint(filter), ...key])).toString('base64url');
}

/**
 * Reads a cursor back.
 * @returns undefined for the first page
 * @throws cursor_invalid (400) when it is broken or was made for other filters
 */
export function decodeCursor(filter: object, cursor: string | undefined): Keyset | undefined {
  if (cursor === undefined) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts[0] === fingerprint(filter) && parts.slice(1).every(isKey))
      return parts.slice(1) as Keyset;
  } catch {
    // Falls through: whatever can't be read is not one of ours.
  }
  throw platformProblems.cursorInvalid();
}

function isKey(value: unknown): boolean {
  return value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}

/**
 * Makes a page of rows that were fetched one beyond the limit.
 * @param rows at most `limit + 1`, in the list's order
 * @param keyOf the values of the ordering columns, the id last
 */
export function pageFrom<R, T>(
  rows: readonly R[],
  options: { limit: number; filter: object; keyOf: (row: R) => Keyset; view: (row: R) => T },
): Page<T> {
  const shown = rows.slice(0, options.limit);
  const last = shown.at(-1);
  const more = rows.length > options.limit && last !== undefined;
  return { items: shown.map(options.view), next: more ? encodeCursor(options.filter, options.keyOf(last)) : null };
}
