import { Injectable } from '@nestjs/common';
import { checkPublicCode, Db, demand, isProblem, platformProblems, type Principal } from '@buka-pintu/platform';
import { type Office, Offices } from '@buka-pintu/offices';
import type { Booking } from '../bookings/booking.entity.js';
import { Bookings } from '../bookings/bookings.service.js';
import { checkInWindow } from '../day/day-rule.js';
import { DayRules } from '../day/day-rules.service.js';
import { readQr } from '../bookings/qr.js';
import { VisitorCheckIns } from '../imports/visitor-check-ins.service.js';
import { Disruptions } from '../disruptions/disruptions.service.js';
import { pausedBetween } from '../disruptions/paused-clock.js';
import { queueProblems } from '../queue.problems.js';
import { recordOffice } from '../record-office.js';
import { type Point, Points } from './points.service.js';
import type { BookingCheckInRequest, CheckInRequest, TicketView } from './ticket.dto.js';
import { Ticket } from './ticket.entity.js';
import { holdBooking } from './ticket.queries.js';
import { Tickets } from './tickets.service.js';

const CHECK_IN = 'queue:check-ins:create';

/** From booking to ticket: the person is here. */
@Injectable()
export class CheckIns {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly points: Points,
    private readonly rules: DayRules,
    private readonly bookings: Bookings,
    private readonly tickets: Tickets,
    private readonly visitorCheckIns: VisitorCheckIns,
    private readonly disruptions: Disruptions,
  ) {}

  /** Checks in what was shown or dictated. @throws code_unreadable, booking_not_found, those of an expected visitor, booking_other_office and those of `checkIn` */
  async checkInShown(caller: Principal, { code, qr, servicePointId }: CheckInRequest): Promise<TicketView> {
    // Scanners type into whatever field has the focus: the text of a QR is known by its look.
    const shown = (qr ?? code)!;
    const read = readQr(shown);
    const publicCode = checkPublicCode(read?.code ?? shown);
    const office = publicCode && (await this.officeOf(publicCode));
    if (!publicCode || !office) return this.checkInListed(caller, shown, servicePointId);
    this.demandHere(caller, office, publicCode);
    const booking = await this.bookings.recordOf(office.id, read ? { qr: shown } : { code: publicCode }).catch(named);
    return this.checkIn(caller, booking.id, { servicePointId });
  }

  /**
   * Gives a booking its ticket; a second scan answers with the same one.
   * @throws booking_other_day, booking_other_service_point, check_in_too_early, check_in_too_late, booking_not_expected
   */
  async checkIn(caller: Principal, bookingId: string, at: BookingCheckInRequest): Promise<TicketView> {
    const officeId = recordOffice(bookingId);
    demand(caller, officeId, CHECK_IN);
    return this.db.transaction(async () => {
      await holdBooking(this.db, officeId, bookingId);
      const booking = await this.bookings.record(officeId, bookingId);
      await this.demandPoint(booking, at.servicePointId);
      const given = await this.db.repo(Ticket).findOneBy({ officeId, bookingId });
      if (given) return this.tickets.viewOf(caller, given);
      if (booking.state !== 'confirmed') {
        throw queueProblems.bookingNotExpected({ code: booking.code, state: booking.state });
      }
      const point = await this.points.at(officeId, booking.servicePointId);
      if (booking.onDay !== point.today) throw queueProblems.bookingOtherDay({ code: booking.code, on: booking.onDay });
      const rule = await this.rules.of(officeId, booking.servicePointId, booking.onDay);
      const held = await this.disruptions.pauses(officeId, booking.servicePointId, booking, booking.startsAt);
      const late = pausedBetween(held, booking.startsAt.getTime(), point.now.getTime());
      demandInTime(booking, checkInWindow(rule, booking.startsAt.getTime(), late), point);
      await this.bookings.move(caller, booking, 'check_in');
      const { lane, serviceCode, startsAt: slotStartsAt } = booking;
      const ticket = await this.tickets.issue(caller, point, rule, { lane, serviceCode, bookingId, slotStartsAt });
      return this.tickets.viewOf(caller, ticket);
    });
  }

  /** What is no code of ours may be a number out of an imported list. */
  private async checkInListed(caller: Principal, shown: string, servicePointId?: string): Promise<TicketView> {
    const ticket = await this.visitorCheckIns.checkInShown(caller, shown, servicePointId);
    if (!ticket) throw queueProblems.codeUnreadable();
    return ticket;
  }

  private async officeOf(publicCode: string): Promise<Office | undefined> {
    try {
      return await this.offices.get(publicCode.slice(0, publicCode.indexOf('-')));
    } catch (error) {
      if (isProblem(error, platformProblems.notFound)) return undefined;
      throw error;
    }
  }

  private demandHere(caller: Principal, office: { id: number; name: string }, code: string): void {
    try {
      demand(caller, office.id, CHECK_IN);
    } catch {
      // Offices and the codes that begin with theirs are public: where to go instead is no secret.
      throw queueProblems.bookingOtherOffice({ code, officeName: office.name });
    }
  }

  private async demandPoint(booking: Booking, servicePointId: string | undefined): Promise<void> {
    if (servicePointId === undefined || servicePointId === booking.servicePointId) return;
    const { servicePoint } = await this.points.at(booking.officeId, booking.servicePointId);
    throw queueProblems.bookingOtherPoint({ code: booking.code, servicePointName: servicePoint.name });
  }
}

/** Nobody gave an id here: what is not found is a booking. */
function named(error: unknown): never {
  throw isProblem(error, platformProblems.notFound) ? queueProblems.bookingNotFound() : (error as Error);
}

function demandInTime(booking: Booking, window: ReturnType<typeof checkInWindow>, point: Point): void {
  const { zone } = point.office;
  const startsAt = booking.startsAt.toISOString();
  const judged = window.judge(point.now.getTime());
  if (judged === 'early') {
    throw queueProblems.checkInTooEarly({ zone, startsAt, opensAt: new Date(window.opensAt).toISOString() });
  }
  if (judged === 'late') {
    throw queueProblems.checkInTooLate({ zone, startsAt, closedAt: new Date(window.closesAt).toISOString() });
  }
}
