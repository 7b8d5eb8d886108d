import { can, type Principal } from '@buka-pintu/platform';
import type { Counter } from '@buka-pintu/offices';
import type { ConsoleCounterView } from './counter.dto.js';
import type { CounterState, PauseReason } from './counter.lifecycle.js';
import { counterLifecycle } from './counter.lifecycle.js';

/** What this caller may do with the counter: while someone stands at it, the ticket's own actions take over. */
export function counterActions(
  caller: Principal,
  counter: Counter,
  at: { state: CounterState; staffId: string | null; busy: boolean },
): string[] {
  const allowed = counterLifecycle.actions(at.state, (permission) => can(caller, counter.officeId, permission));
  if (at.busy) return [];
  const mine = caller.kind === 'staff' && at.staffId === caller.staffId;
  // Someone else's sitting can be ended by a colleague who may open counters, but not worked at.
  return mine || at.state === 'closed' ? allowed : allowed.filter((action) => action === 'close');
}

export function counterOf(
  counter: Counter,
  state: CounterState,
  officer: { id: string; name: string } | null,
  pauseReason: PauseReason | null,
): ConsoleCounterView {
  return { id: counter.id, number: counter.number, name: counter.name, state, officer, pauseReason };
}
