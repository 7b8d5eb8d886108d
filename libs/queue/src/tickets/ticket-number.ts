import type { Lane } from '../supply/lane.js';

/** What a number begins with. Letters that sound apart when they are called out in Indonesian. */
const PREFIXES: Record<Lane, string> = {
  regular: 'A',
  priority: 'P',
  express: 'X',
  walk_in: 'W',
  group: 'R',
  reserve: 'K',
};

/** The prefix under which a lane's numbers are counted, one count per service point and day. */
export function prefixOf(lane: Lane): string {
  return PREFIXES[lane];
}

/** `A-012`: at least three digits, so that a day's numbers line up on the board. */
export function displayNumber(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(3, '0')}`;
}
