import { Injectable } from '@nestjs/common';
import { Db, Ledger, newId, type EventDefinition, type Principal } from '@buka-pintu/platform';
import { DayClose } from '../day/day-close.service.js';
import { Transfers } from '../journeys/transfers.service.js';
import { queueProblems } from '../queue.problems.js';
import { TicketMoves } from '../tickets/ticket-moves.service.js';
import { Consoles, type Desk } from './consoles.service.js';
import { currentAt } from './console.queries.js';
import type { ConsoleView } from './counter.dto.js';
import { counterEvents, type CounterEventPayload } from './counter.events.js';
import { type CounterAction, counterLifecycle, type CounterState, type PauseReason } from './counter.lifecycle.js';
import { CounterSession } from './counter-session.entity.js';
import { staffIdOf } from './staff-id.js';

const EVENTS: Record<Exclude<CounterAction, 'open' | 'call_next'>, EventDefinition<CounterEventPayload>> = {
  pause: counterEvents.counterPaused,
  resume: counterEvents.counterResumed,
  close: counterEvents.counterClosed,
};

/** Sittings at counters: open, break, close. */
@Injectable()
export class Counters {
  constructor(
    private readonly db: Db,
    private readonly consoles: Consoles,
    private readonly dayClose: DayClose,
    private readonly ledger: Ledger,
    private readonly transfers: Transfers,
    private readonly moves: TicketMoves,
  ) {}

  /**
   * Opens the counter for the caller; opening one's own open counter again changes nothing.
   * @throws counter_taken, counter_out_of_use, officer_elsewhere
   */
  async open(caller: Principal, counterId: string): Promise<ConsoleView> {
    const staffId = staffIdOf(caller);
    return this.db.transaction(async () => {
      const desk = await this.consoles.desk(caller, counterId, 'hold');
      if (desk.sitting) {
        if (desk.sitting.staff_id !== staffId) throw queueProblems.counterTaken();
        if (desk.sitting.state === 'open') return this.consoles.viewOf(caller, desk);
      }
      if (!desk.counter.inUse) throw queueProblems.counterOutOfUse();
      const state = counterLifecycle.to(desk.sitting?.state ?? 'closed', 'open') as CounterState;
      const { officeId, servicePointId, today } = desk.key;
      // Nobody may have closed yesterday yet: what it left behind would hold the counter, or the officer, for ever.
      await this.dayClose.closeBefore({ officeId, servicePointId: null, today });
      await this.db.repo(CounterSession).insert({
        officeId,
        id: newId(officeId),
        counterId,
        servicePointId,
        onDay: today,
        staffId,
        state,
        openedAt: desk.point.now,
        pausedAt: null,
        pauseReason: null,
        closedAt: null,
        closedBy: null,
        version: 1,
      });
      await this.told(caller, desk, staffId, counterEvents.counterOpened, state);
      return this.consoles.get(caller, counterId);
    });
  }

  pause(caller: Principal, counterId: string, reason?: PauseReason): Promise<ConsoleView> {
    return this.turn(caller, counterId, 'pause', { reason });
  }

  resume(caller: Principal, counterId: string): Promise<ConsoleView> {
    return this.turn(caller, counterId, 'resume');
  }

  /**
   * Ends the sitting. Who was sent to this counter alone may be called by others again; parked numbers stay parked, for any
   * counter of the point.
   * @param release also with someone at the counter: that number goes back into its line with its due time
   */
  close(caller: Principal, counterId: string, release = false): Promise<ConsoleView> {
    return this.turn(caller, counterId, 'close', { release });
  }

  /** @throws counter_busy while someone stands at the counter, counter_taken when it is another officer's */
  private async turn(
    caller: Principal,
    counterId: string,
    action: 'pause' | 'resume' | 'close',
    { reason, release = false }: { reason?: PauseReason; release?: boolean } = {},
  ): Promise<ConsoleView> {
    const staffId = staffIdOf(caller);
    return this.db.transaction(async () => {
      const desk = await this.consoles.desk(caller, counterId, 'hold');
      const state = counterLifecycle.to(desk.sitting?.state ?? 'closed', action) as CounterState;
      const sitting = desk.sitting!;
      // A colleague may end a forgotten sitting, but breaks are the officer's own.
      if (sitting.staff_id !== staffId && action !== 'close') throw queueProblems.counterTaken();
      const current = action === 'resume' ? undefined : await currentAt(this.db, desk.key);
      if (current && !release) throw queueProblems.counterBusy();
      if (current) await this.transfers.release(caller, await this.moves.hold(desk.key.officeId, current.id), staffId);
      if (action === 'close') await this.transfers.freeSent(desk.key);
      const { now } = desk.point;
      await this.db.repo(CounterSession).update(
        { officeId: desk.key.officeId, id: sitting.id },
        {
          state,
          pausedAt: state === 'paused' ? now : null,
          pauseReason: (state === 'paused' && reason) || null,
          ...(state === 'closed' ? { closedAt: now, closedBy: 'officer' as const } : {}),
          version: () => 'version + 1',
        },
      );
      await this.told(caller, desk, sitting.staff_id, EVENTS[action], state);
      return this.consoles.get(caller, counterId);
    });
  }

  private async told(
    actor: Principal,
    { key }: Desk,
    staffId: string,
    event: EventDefinition<CounterEventPayload>,
    state: CounterState,
  ): Promise<void> {
    const { officeId, counterId, servicePointId } = key;
    const payload = { servicePointId, staffId, state };
    await this.ledger.append(officeId, event, { subject: { type: 'counter', id: counterId }, payload, actor });
  }
}
