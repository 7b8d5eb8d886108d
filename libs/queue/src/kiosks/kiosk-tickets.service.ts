import { Injectable } from '@nestjs/common';
import { PointDevices, pointDeviceProblems } from '@buka-pintu/identity';
import { Db, type DevicePrincipal, isProblem, officeOf, platformProblems } from '@buka-pintu/platform';
import { qrSvg } from '../bookings/qr.js';
import { DayRules } from '../day/day-rules.service.js';
import { queueProblems } from '../queue.problems.js';
import { recordOffice } from '../record-office.js';
import { CheckIns } from '../tickets/check-ins.service.js';
import { Points } from '../tickets/points.service.js';
import { Ticket } from '../tickets/ticket.entity.js';
import { Tickets } from '../tickets/tickets.service.js';
import { WalkInSeats } from '../walk-ins/walk-in-seats.service.js';
import type { KioskCheckInRequest, KioskTicketRequest, KioskTicketView } from './kiosk.dto.js';
import { kioskProblems } from './kiosk.problems.js';
import { Kiosks } from './kiosks.service.js';
import type { NumberBlock } from './number-block.entity.js';
import { ticketNumbered } from './number-block.queries.js';
import { NumberBlocks } from './number-blocks.service.js';

/** What a kiosk does while it has a line: a ticket for whoever comes, with or without a booking. */
@Injectable()
export class KioskTickets {
  constructor(
    private readonly db: Db,
    private readonly devices: PointDevices,
    private readonly kiosks: Kiosks,
    private readonly blocks: NumberBlocks,
    private readonly points: Points,
    private readonly rules: DayRules,
    private readonly tickets: Tickets,
    private readonly seats: WalkInSeats,
    private readonly checkIns: CheckIns,
  ) {}

  /**
   * Makes the ticket of a number that the kiosk is about to print; the same id again answers with the same ticket.
   * @throws service_point_closed, walk_in_full, service_not_offered, number_not_lent, device_copied
   */
  async take(caller: DevicePrincipal, request: KioskTicketRequest, origin: string): Promise<KioskTicketView> {
    try {
      return await this.db.transaction(async () => {
        await this.devices.hold(caller);
        const known = await this.known(caller, request.id);
        return this.viewOf(known ?? (await this.issue(caller, request)), origin);
      });
    } catch (error) {
      // The refusal has undone its own work; that the device is shut out must stay.
      if (isProblem(error, pointDeviceProblems.deviceCopied)) {
        await this.devices.shutCopies(caller.officeId, caller.deviceId);
      }
      throw error;
    }
  }

  /** Checks in a booking by what its holder shows; a second time answers with the same ticket. @throws as checking in does */
  async checkIn(caller: DevicePrincipal, request: KioskCheckInRequest, origin: string): Promise<KioskTicketView> {
    const { servicePointId } = caller;
    const { id } = await this.checkIns.checkInShown(caller, { code: request.shown, servicePointId });
    const ticket = await this.db.repo(Ticket).findOneBy({ officeId: caller.officeId, id });
    return this.db.transaction(() => this.viewOf(ticket!, origin));
  }

  /** The ticket of that id, if this device made it. @throws not_found for an id of another office or another's ticket */
  async known({ officeId, deviceId }: DevicePrincipal, id: string): Promise<Ticket | undefined> {
    if (recordOffice(id) !== officeId) throw platformProblems.notFound();
    const ticket = await this.db.repo(Ticket).findOneBy({ officeId: officeOf(id), id });
    if (ticket && ticket.deviceId !== deviceId) throw platformProblems.notFound();
    return ticket ?? undefined;
  }

  private async issue(caller: DevicePrincipal, request: KioskTicketRequest): Promise<Ticket> {
    const { id, blockId, number, serviceCode, lane } = request;
    const { officeId, servicePointId } = caller;
    const point = await this.points.at(officeId, servicePointId);
    const { state, reason } = await this.kiosks.standing(point);
    if (state === 'closed' || state === 'disrupted') {
      throw queueProblems.pointClosed({ reason: reason!, reasonCode: state });
    }
    const services = await this.kiosks.servicesOf(point);
    if (!services.some(({ code }) => code === serviceCode)) {
      throw queueProblems.serviceNotOffered({ serviceCode, offered: services.map(({ code }) => code) });
    }
    const block = await this.blocks.lentTo(caller, blockId, number);
    if (!block || block.onDay !== point.today) throw kioskProblems.numberNotLent();
    if (await this.isTaken(block, number)) throw pointDeviceProblems.deviceCopied();
    const rule = await this.rules.of(officeId, servicePointId, point.today);
    const given = { id, onDay: point.today, prefix: block.prefix, number, at: point.now };
    const fresh = { lane, serviceCode, bookingId: null, slotStartsAt: null, given };
    const ticket = await this.tickets.issue(caller, point, rule, fresh);
    await this.seats.take(caller, ticket, undefined);
    return ticket;
  }

  /** Two tickets with one number mean two machines with one memory: nothing else can give a lent number twice. */
  private async isTaken({ officeId, servicePointId, onDay, prefix }: NumberBlock, number: number): Promise<boolean> {
    return (await ticketNumbered(this.db, { officeId, servicePointId, onDay, prefix, number })) !== undefined;
  }

  private async viewOf(ticket: Ticket, origin: string): Promise<KioskTicketView> {
    const { id, state, lane, serviceCode } = ticket;
    return {
      id,
      number: ticket.display,
      state,
      lane,
      serviceCode,
      issuedAt: ticket.issuedAt.toISOString(),
      before: state === 'waiting' ? await this.tickets.countBefore(ticket) : null,
      qrSvg: await qrSvg(await this.tickets.linkTo(ticket, origin)),
    };
  }
}
