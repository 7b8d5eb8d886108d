import { useRef } from 'react';
import type { TicketRow } from '../../api/shapes.js';

export interface HeldRow {
  row: TicketRow;
  /** No longer in the list: someone else has called it. It stays where it was, and can't be pressed. */
  gone: boolean;
}

/**
 * Rows that don't move under the pointer. While `held`, the rows stay where they are: what they say is kept fresh, rows
 * that left are marked, new ones wait and are counted.
 */
export function useHeldRows(rows: readonly TicketRow[], held: boolean): { rows: HeldRow[]; waiting: number } {
  const order = useRef<readonly TicketRow[]>(rows);
  if (!held) order.current = rows;
  return arrange(order.current, rows);
}

export function arrange(
  shown: readonly TicketRow[],
  fresh: readonly TicketRow[],
): { rows: HeldRow[]; waiting: number } {
  const now = new Map(fresh.map((row) => [row.id, row]));
  const rows = shown.map((row) => ({ row: now.get(row.id) ?? row, gone: !now.has(row.id) }));
  const known = new Set(shown.map((row) => row.id));
  return { rows, waiting: fresh.filter((row) => !known.has(row.id)).length };
}
