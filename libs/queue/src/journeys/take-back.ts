import type { Principal } from '@buka-pintu/platform';
import { TAKE_BACK_MS } from '../tickets/handed.js';
import type { Ticket } from '../tickets/ticket.entity.js';

/** Whether this officer handed the ticket over just now and nobody has called it since: then it costs nobody to take it back. */
export function isTakenBackBy(
  caller: Principal,
  { state, handed, calledAt }: Pick<Ticket, 'state' | 'handed' | 'calledAt'>,
  now: Date,
): boolean {
  if (state !== 'waiting' || !handed || handed.kind === 'park') return false;
  if (caller.kind !== 'staff' || handed.staffId !== caller.staffId) return false;
  const at = Date.parse(handed.at);
  return now.getTime() - at <= TAKE_BACK_MS && (calledAt === null || calledAt.getTime() <= at);
}
