import type { PeriodKind } from '../tickets/ticket-period.entity.js';
import {
  ACTIVE_TICKET_STATES,
  LIVE_TICKET_STATES,
  type TicketAction,
  ticketLifecycle,
  type TicketState,
} from '../tickets/ticket.lifecycle.js';

/** A spell of the model's ledger; instants are the model's own ticks. */
export interface ModelPeriod {
  kind: PeriodKind;
  counter: number | null;
  step: number;
  from: number;
  to: number | null;
}

export interface ModelTicket {
  state: TicketState;
  counter: number | null;
  step: number;
  returns: number;
  due: number;
  number: number;
  periods: ModelPeriod[];
  /** Where it was before it was handed over. */
  before: { step: number; due: number } | null;
}

const STEPS = 3;
const RETURNS = 2;

/**
 * The tickets of a service point as the services move them, without database and people: a few lines that say what each action
 * does, to be walked through a hundred thousand times. It asks the lifecycle what is legal, and a counter takes one ticket.
 */
export class DeskModel {
  readonly tickets: ModelTicket[] = [];
  readonly open: boolean[];
  private clock = 0;

  constructor(counters: number) {
    this.open = Array.from({ length: counters }, () => true);
  }

  arrive(): ModelTicket {
    const at = this.tick();
    const number = this.tickets.length + 1;
    const ticket: ModelTicket = {
      ...{ state: 'waiting', counter: null, step: 0, returns: 0, due: at + 45, number, before: null },
      periods: [{ kind: 'waiting', counter: null, step: 0, from: at, to: null }],
    };
    this.tickets.push(ticket);
    return ticket;
  }

  at(counter: number): ModelTicket | undefined {
    return this.tickets.find((it) => it.counter === counter && isActive(it));
  }

  /** Opens or closes a counter; closing sends whoever stands there back into the line. */
  turn(counter: number): void {
    const there = this.at(counter);
    if (there) this.act(there, 'transfer', counter, 0);
    this.open[counter] = !this.open[counter];
  }

  /**
   * Does an action if the lifecycle allows it and the counter can take it.
   * @param choice decides where an action leads that has two ends
   * @returns whether anything was done
   */
  act(ticket: ModelTicket, action: TicketAction, counter: number, choice: number): boolean {
    if (!ticketLifecycle.can(ticket.state, action)) return false;
    const to = this.goal(ticket, action, choice);
    const atCounter = to === 'called' || to === 'serving';
    const goes = ticket.counter === null || !isActive(ticket);
    if (atCounter && goes && (!this.open[counter] || this.at(counter))) return false;
    if (action === 'next_step' && ticket.step + 1 >= STEPS) return false;
    if (action === 'take_back' && !ticket.before) return false;
    if (['park', 'transfer', 'next_step'].includes(action)) ticket.before = { step: ticket.step, due: ticket.due };
    if (action === 'next_step') Object.assign(ticket, { step: ticket.step + 1, due: this.clock + 20, returns: 0 });
    if (action === 'take_back') Object.assign(ticket, ticket.before);
    if (action === 'no_answer' && to === 'waiting') ticket.returns++;
    if (atCounter) ticket.before = null;
    this.move(ticket, to, atCounter ? (goes ? counter : ticket.counter) : to === 'parked' ? ticket.counter : null);
    return true;
  }

  private goal(ticket: ModelTicket, action: TicketAction, choice: number): TicketState {
    if (action === 'no_answer') return ticket.returns >= RETURNS ? 'missed' : 'waiting';
    if (action === 'unpark') return choice % 2 === 0 ? 'waiting' : 'serving';
    return ticketLifecycle.to(ticket.state, action);
  }

  private move(ticket: ModelTicket, state: TicketState, counter: number | null): void {
    const at = this.tick();
    const same = state === ticket.state;
    ticket.state = state;
    ticket.counter = counter;
    if (same) return;
    const last = ticket.periods.at(-1)!;
    last.to ??= at;
    const kind = LIVE_TICKET_STATES.find((it) => it === state);
    if (!kind) return;
    const there = isActive(ticket) ? counter : null;
    ticket.periods.push({ kind, counter: there, step: ticket.step, from: at, to: null });
  }

  private tick(): number {
    return (this.clock += 1);
  }
}

export function isActive({ state }: ModelTicket): boolean {
  return (ACTIVE_TICKET_STATES as readonly TicketState[]).includes(state);
}

/** What must hold of a ticket after any step: what is wrong with it, or nothing. */
export function doubts({ state, counter, periods }: ModelTicket): string[] {
  const live = (LIVE_TICKET_STATES as readonly TicketState[]).includes(state);
  const open = periods.filter((it) => it.to === null);
  const wrong: string[] = [];
  if (open.length !== (live ? 1 : 0)) wrong.push(`${open.length} open periods while ${state}`);
  if (live && open[0]?.kind !== state) wrong.push(`open period ${open[0]?.kind} while ${state}`);
  if (state === 'waiting' && counter !== null) wrong.push('waits at a counter');
  for (const [index, period] of periods.entries()) {
    const last = periods[index - 1];
    // Only a missed person, called by hand later, comes after a gap.
    if (last && last.to !== period.from && !(last.kind === 'called' && period.kind === 'called')) wrong.push('a gap');
    if ((period.kind === 'called' || period.kind === 'serving') !== (period.counter !== null)) wrong.push('no counter');
    if (last && period.step < last.step && last.kind !== 'waiting') wrong.push('a step backwards');
  }
  return wrong;
}
