import fc from 'fast-check';
import { TICKET_ACTIONS } from '../tickets/ticket.lifecycle.js';
import { DeskModel, doubts, isActive, type ModelTicket } from './desk-model.js';

const COUNTERS = 4;
const WALKS = 100;
const STEPS = 1000;
/** Which walks: `WALK_SEED=…` for others. */
const SEED = Number(process.env['WALK_SEED'] ?? 20_261_124);

/** One walk's steps out of one number: an array of a thousand records would cost more than the walk. */
function* dice(seed: number): Generator<number, never> {
  let state = seed | 0;
  for (;;) {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield (mixed ^ (mixed >>> 14)) >>> 0;
  }
}

function walk(seed: number, broken?: (model: DeskModel) => void): { done: number; wrong: string[] } {
  const model = new DeskModel(COUNTERS);
  const roll = dice(seed);
  const next = (below: number): number => roll.next().value % below;
  let done = 0;
  for (let step = 0; step < STEPS; step++) {
    const what = next(20);
    if (what === 0) model.turn(next(COUNTERS));
    else if (what < 4 || model.tickets.length === 0) model.arrive();
    else {
      // The later ones live; those at the beginning are long over.
      const { length } = model.tickets;
      const ticket = model.tickets[length - 1 - next(Math.min(length, 25))]!;
      const action = TICKET_ACTIONS[next(TICKET_ACTIONS.length)]!;
      const { number } = ticket;
      if (model.act(ticket, action, next(COUNTERS), next(2))) done++;
      if (ticket.number !== number) return { done, wrong: ['another number'] };
      const wrong = doubts(ticket);
      if (wrong.length > 0) return { done, wrong };
    }
    broken?.(model);
    const active = model.tickets.filter(isActive).map((it) => it.counter);
    if (new Set(active).size !== active.length) return { done, wrong: ['two at a counter'] };
    if (active.some((counter) => !model.open[counter!])) return { done, wrong: ['somebody at a closed counter'] };
  }
  return { done, wrong: model.tickets.flatMap(doubts) };
}

describe('a hundred thousand steps at the counters', () => {
  it('leave one open period a live ticket, one ticket a counter, and no gap', () => {
    process.stdout.write(`Walks at the counters: WALK_SEED=${SEED}\n`);
    let done = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const walked = walk(seed);
        done += walked.done;
        expect(walked.wrong).toEqual([]);
      }),
      { numRuns: WALKS, seed: SEED },
    );
    // Most steps are refused; enough must have been done for the rest to mean something.
    expect(done).toBeGreaterThan((WALKS * STEPS) / 10);
  });

  it.each<[string, (ticket: ModelTicket) => void]>([
    ['0 open periods', (ticket) => (ticket.periods.at(-1)!.to = 1e9)],
    ['open period', (ticket) => (ticket.periods.at(-1)!.kind = ticket.state === 'parked' ? 'waiting' : 'parked')],
    ['a gap', (ticket) => (ticket.periods.at(-1)!.from += 1)],
  ])('would show a fault planted in the ledger: %s', (name, plant) => {
    const model = new DeskModel(1);
    const ticket = model.arrive();
    model.act(ticket, 'call', 0, 0);
    model.act(ticket, 'start', 0, 0);
    expect(doubts(ticket)).toEqual([]);
    plant(ticket);
    expect(doubts(ticket).join()).toContain(name);
  });

  it('would show two people at one counter', () => {
    const walked = walk(7, (model) => {
      const [first, second] = model.tickets.filter(isActive);
      if (first && second) second.counter = first.counter;
    });
    expect(walked.wrong.length).toBeGreaterThan(0);
  });
});
