import { Injectable } from '@nestjs/common';
import { Catalogue } from '@buka-pintu/catalogue';
import { PointDevices } from '@buka-pintu/identity';
import { addDays, Db, type DevicePrincipal, instantAt, isId, officeOf, system } from '@buka-pintu/platform';
import { DayRules } from '../day/day-rules.service.js';
import { prefixOf } from '../tickets/ticket-number.js';
import { type Point, Points } from '../tickets/points.service.js';
import { TicketMoves } from '../tickets/ticket-moves.service.js';
import { Ticket } from '../tickets/ticket.entity.js';
import { nextNumber } from '../tickets/ticket.queries.js';
import { type GivenNumber, Tickets } from '../tickets/tickets.service.js';
import { WalkInSeats } from '../walk-ins/walk-in-seats.service.js';
import { type ClockFacts, happenedAt, type RunningTime } from './arrival.js';
import { DeviceEvent, type DeviceOutcome } from './device-event.entity.js';
import type { KioskEvent, KioskSyncRequest, KioskSyncResult, KioskSyncView } from './kiosk.dto.js';
import type { NumberBlock } from './number-block.entity.js';
import { ticketNumbered } from './number-block.queries.js';
import { NumberBlocks } from './number-blocks.service.js';

interface Telling {
  point: Point;
  /** Milliseconds to add to the device's clock, measured with this telling. */
  offsetNow: number;
  running?: RunningTime;
  services: ReadonlySet<string>;
}

/**
 * Takes what a device did without a line: each ticket once, however often it is told, at the place in the line that its arrival
 * earned. People hold these numbers in their hands: nothing is refused for a rule that they could not know.
 */
@Injectable()
export class KioskSyncs {
  constructor(
    private readonly db: Db,
    private readonly catalogue: Catalogue,
    private readonly devices: PointDevices,
    private readonly points: Points,
    private readonly rules: DayRules,
    private readonly blocks: NumberBlocks,
    private readonly tickets: Tickets,
    private readonly seats: WalkInSeats,
    private readonly moves: TicketMoves,
  ) {}

  async take(caller: DevicePrincipal, request: KioskSyncRequest): Promise<KioskSyncView> {
    const { results, copied } = await this.db.transaction(async () => {
      await this.devices.hold(caller);
      const point = await this.points.at(caller.officeId, caller.servicePointId);
      const { items } = await this.catalogue.list();
      const telling: Telling = {
        point,
        offsetNow: point.now.getTime() - Date.parse(request.deviceAt),
        running: runningOf(request),
        services: new Set(items.map(({ code }) => code)),
      };
      const taken: KioskSyncResult[] = [];
      let latest = -Infinity;
      for (const event of request.events) {
        const { result, at } = await this.one(caller, event, telling, latest);
        latest = at ?? latest;
        taken.push(result);
      }
      return { results: taken, copied: taken.some(({ outcome }) => outcome === 'renumbered') };
    });
    // Another ticket had the number: two machines have this memory. What was told is kept, then both are shut out.
    if (copied) await this.devices.shutCopies(caller.officeId, caller.deviceId);
    return { results };
  }

  private async one(
    caller: DevicePrincipal,
    event: KioskEvent,
    telling: Telling,
    latest: number,
  ): Promise<{ result: KioskSyncResult; at?: number }> {
    const { officeId, deviceId } = caller;
    const { id } = event;
    // An id that this office can't have made has no row to be kept in.
    if (!isId(id) || officeOf(id) !== officeId) return { result: { id, outcome: 'refused', number: null } };
    const told = await this.db.repo(DeviceEvent).findOneBy({ officeId, id });
    if (told) return { result: { id, outcome: 'known', number: told.number } };
    const ticket = await this.db.repo(Ticket).findOneBy({ officeId, id });
    if (ticket) {
      const number = ticket.deviceId === deviceId ? ticket.display : null;
      return { result: { id, outcome: number ? 'known' : 'refused', number } };
    }
    const block = await this.blocks.lentTo(caller, event.blockId, event.number);
    if (!block || !telling.services.has(event.serviceCode))
      return { result: await this.refuse(caller, event, telling) };
    const at = Math.max(
      latest,
      happenedAt({ takenAt: Date.parse(event.takenAt), running: runningOf(event) }, clockOf(block, telling)),
    );
    return { result: await this.issue(caller, event, block, telling, new Date(at)), at };
  }

  private async issue(
    caller: DevicePrincipal,
    event: KioskEvent,
    block: NumberBlock,
    { point }: Telling,
    at: Date,
  ): Promise<KioskSyncResult> {
    const { officeId, servicePointId, onDay } = block;
    const { id, lane, serviceCode } = event;
    // A device that stands elsewhere now gave the number where its block was lent for.
    const there = servicePointId === point.servicePoint.id ? point : await this.points.at(officeId, servicePointId);
    const given = await this.numberFor(block, event, at);
    const renumbered = given.number !== event.number || given.prefix !== block.prefix;
    const rule = await this.rules.of(officeId, servicePointId, onDay);
    const fresh = { lane, serviceCode, bookingId: null, slotStartsAt: null, given };
    const ticket = await this.tickets.issue(caller, there, rule, fresh);
    await this.seats.noteTaken(ticket);
    const over = onDay < there.today;
    if (over) await this.moves.move(system('queue.day_close'), ticket, { action: 'leave', to: 'left', cut: true });
    const outcome: DeviceOutcome = renumbered ? 'renumbered' : over ? 'ended' : 'taken';
    await this.keep(caller, event, { block, at, outcome, ticket });
    return { id, outcome, number: ticket.display };
  }

  /** The number on the paper; where another ticket has it already, the next one of the lane. */
  private async numberFor(block: NumberBlock, { id, lane, number }: KioskEvent, at: Date): Promise<GivenNumber> {
    const { officeId, servicePointId, onDay, prefix } = block;
    const given = { id, onDay, at };
    if (!(await ticketNumbered(this.db, { officeId, servicePointId, onDay, prefix, number }))) {
      return { ...given, prefix, number };
    }
    const own = prefixOf(lane);
    const next = await nextNumber(this.db, { officeId, servicePointId, onDay, prefix: own });
    return { ...given, prefix: own, number: next };
  }

  private async refuse(caller: DevicePrincipal, event: KioskEvent, { point }: Telling): Promise<KioskSyncResult> {
    await this.keep(caller, event, { at: point.now, outcome: 'refused', onDay: point.today });
    return { id: event.id, outcome: 'refused', number: null };
  }

  private async keep(
    { officeId, deviceId }: DevicePrincipal,
    event: KioskEvent,
    became: { at: Date; outcome: DeviceOutcome; block?: NumberBlock; ticket?: Ticket; onDay?: string },
  ): Promise<void> {
    const { at, outcome, block, ticket } = became;
    await this.db.repo(DeviceEvent).insert({
      officeId,
      id: event.id,
      deviceId,
      onDay: block?.onDay ?? became.onDay!,
      kind: 'walk_in',
      ticketId: ticket?.id ?? null,
      said: block ? `${block.prefix}-${String(event.number).padStart(3, '0')}` : String(event.number),
      number: ticket?.display ?? null,
      outcome,
      takenAt: at,
      receivedAt: await this.db.now(),
    });
  }
}

function runningOf({ load, loadMs }: { load?: string; loadMs?: number }): RunningTime | undefined {
  return load === undefined || loadMs === undefined ? undefined : { load, ms: loadMs };
}

/** What is known of the clock: not before the lease or the day began, not after now or the day's end. */
function clockOf(block: NumberBlock, { point, offsetNow, running }: Telling): ClockFacts {
  const begins = Date.parse(instantAt(point.office.zone, block.onDay, '00:00'));
  const ends = Date.parse(instantAt(point.office.zone, addDays(block.onDay, 1), '00:00')) - 1;
  const now = point.now.getTime();
  return {
    now,
    offsetNow,
    offsetThen: Number(block.clockOffsetMs),
    running,
    notBefore: Math.max(block.leasedAt.getTime(), begins),
    notAfter: Math.min(now, ends),
  };
}
