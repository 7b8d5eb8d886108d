import {
  checkPublicCode,
  Db,
  isProblem,
  Ledger,
  newId,
  platformProblems,
  type Principal,
  Vault,
} from '@buka-pintu/platform';
import { StaffDirectory } from '@buka-pintu/identity';
import { Injectable } from '@nestjs/common';
import type { BookingRow } from '../bookings/bookings.queries.js';
import { Bookings } from '../bookings/bookings.service.js';
import { staffIdOf } from '../counters/staff-id.js';
import { baseOf, dueOf } from '../day/day-rule.js';
import { DayRules } from '../day/day-rules.service.js';
import { VISIT } from '../journeys/position.js';
import { queueProblems } from '../queue.problems.js';
import { paperProblems } from './paper.problems.js';
import { type Point, Points } from '../tickets/points.service.js';
import { displayNumber } from '../tickets/ticket-number.js';
import { makerOf } from '../tickets/ticket.queries.js';
import { Ticket } from '../tickets/ticket.entity.js';
import { ticketEvents } from '../tickets/ticket.events.js';
import { PaperEntry } from './paper-entry.entity.js';
import { PaperList } from './paper-list.entity.js';
import { type LineTimes, lineFaults, lineTimes, PAPER_PREFIX, readNumber } from './paper-line.js';
import { PaperLists } from './paper-lists.service.js';
import type { PaperEntryRequest, PaperEntryView } from './paper.dto.js';
import {
  endSpell,
  endTicket,
  enteredTicket,
  type EnteredRow,
  lastSpell,
  type NumberedTicket,
  ticketNumbered,
  type WrittenSpell,
  writeSpells,
} from './paper.queries.js';

/** A line that can be true: what it names is there. */
interface Line {
  point: Point;
  request: PaperEntryRequest;
  prefix: string;
  number: number;
  display: string;
  times: LineTimes;
  counterId: string | null;
}

/** Typing in what was written by pen: line by line, each whole or not at all, the same one twice only once. */
@Injectable()
export class PaperEntries {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly lists: PaperLists,
    private readonly points: Points,
    private readonly rules: DayRules,
    private readonly bookings: Bookings,
    private readonly staff: StaffDirectory,
  ) {}

  /** @throws validation_failed and the problems of paper; nothing of the line was saved then */
  async enter(caller: Principal, request: PaperEntryRequest): Promise<PaperEntryView> {
    const staffId = staffIdOf(caller);
    const point = await this.lists.point(caller, request.servicePointId);
    this.lists.checkDay(point, request.on);
    const line = await this.line(point, request);
    return this.db.transaction(async () => {
      const officeId = point.office.id;
      const list = await this.lists.hold(point, request.on);
      const { prefix, number, display } = line;
      const key = { officeId, servicePointId: point.servicePoint.id, on: request.on, prefix, number };
      const known = await ticketNumbered(this.db, key);
      const lineKey = this.vault.blind('paper.line', JSON.stringify([display, line.times, ...said(request)]));
      const before = known && (await enteredTicket(this.db, officeId, known.id));
      if (before) return this.again(before, lineKey);
      if (!known && (prefix !== PAPER_PREFIX || number < 1 || number > list.lastNumber))
        throw paperProblems.paperNumberUnknown({ number: display, on: request.on });
      if (known?.state === 'served') throw paperProblems.paperNumberDone({ number: display });
      const ticketId = known ? await this.complete(caller, line, known) : await this.write(caller, line);
      const enteredAt = await this.db.now();
      const { outcome } = request;
      const entry = { paperListId: list.id, ticketId, lineKey, outcome, staffId, enteredAt };
      await this.db.repo(PaperEntry).insert({ officeId, id: newId(officeId), ...entry });
      if (!list.openedAt) await this.db.repo(PaperList).update({ officeId, id: list.id }, { openedAt: enteredAt });
      return this.view({ ...entry, number: display }, false);
    });
  }

  /** Looks up what the line names, before anything is held. */
  private async line(point: Point, request: PaperEntryRequest): Promise<Line> {
    const times = lineTimes(point.office.zone, request.on, request);
    const errors = lineFaults(times, point.now.getTime()).map(({ field, code }) => ({
      pointer: `/${field}`,
      code,
      detail: FAULTS[code],
    }));
    const { officeId, id } = point.servicePoint;
    const counters = await this.points.counters(officeId, id);
    const counter = counters.find((one) => one.number === request.counterNumber);
    if (request.counterNumber && !counter)
      errors.push({ pointer: '/counterNumber', code: 'before_the_one_before', detail: NO_COUNTER });
    if (errors.length > 0) throw platformProblems.validationFailed({ errors });
    const { prefix, number } = readNumber(request.number);
    return {
      ...{ point, request, prefix, number, times },
      display: displayNumber(prefix, number),
      counterId: counter?.id ?? null,
    };
  }

  private async again(before: EnteredRow, lineKey: Buffer): Promise<PaperEntryView> {
    if (before.lineKey.equals(lineKey)) return this.view(before, true);
    const by = (await this.staff.names([before.staffId])).get(before.staffId) ?? '—';
    throw paperProblems.paperLineDiffers({ number: before.number, by, enteredAt: before.enteredAt.toISOString() });
  }

  /** A person who came while everything was down: ticket, spells and booking as the paper tells them. */
  private async write(caller: Principal, line: Line): Promise<string> {
    const { point, request, times, counterId, prefix, number, display } = line;
    const { officeId, id: servicePointId, serviceCodes } = point.servicePoint;
    const booking = request.bookingCode ? await this.booking(line, request.bookingCode) : null;
    if (booking?.ticket) throw paperProblems.bookingHasNumber({ code: booking.code, number: booking.ticket.number });
    const serviceCode = booking?.serviceCode ?? request.serviceCode ?? '';
    if (!serviceCodes.includes(serviceCode))
      throw queueProblems.serviceNotOffered({ serviceCode, offered: serviceCodes });
    const lane = booking?.lane ?? request.lane ?? 'walk_in';
    const rule = await this.rules.of(officeId, servicePointId, request.on);
    const { arrivedAt } = times;
    const slotStartsAt = booking?.startsAt.getTime() ?? null;
    const arrival = { lane, arrivedAt, slotStartsAt };
    const ticket: Ticket = {
      officeId,
      id: newId(officeId),
      servicePointId,
      onDay: request.on,
      prefix,
      number,
      display,
      lane,
      // On paper nobody verified anything: a priority that was called tells itself by its lane.
      ...{ otherLane: null, priorityState: null, priorityCategory: null, priorityVerifiedBy: null },
      serviceCode,
      state: request.outcome,
      bookingId: booking?.id ?? null,
      nameSealed: null,
      personKey: null,
      expectedVisitorId: null,
      channel: 'paper',
      deviceId: null,
      apiClientId: null,
      issuedAt: new Date(arrivedAt),
      baseAt: new Date(baseOf(rule, arrival)),
      dueAt: new Date(dueOf(rule, arrival)),
      promisedAt: null,
      pausedSeconds: 0,
      restsUntil: null,
      ...dates(times),
      counterId,
      journeyId: null,
      step: VISIT,
      onlyCounters: null,
      handed: null,
      issuedPointId: null,
      callCount: times.calledAt === null ? 0 : 1,
      recallCount: 0,
      returnCount: 0,
      version: 1,
    };
    await this.db.repo(Ticket).insert(ticket);
    await writeSpells(this.db, officeId, spellsOf(officeId, ticket.id, line, arrivedAt, 'waiting'));
    if (booking) await this.moveBooking(caller, booking, request.outcome);
    await this.told(caller, ticket);
    return ticket.id;
  }

  /** A number that was given before everything was down: its story goes on on paper. */
  private async complete(caller: Principal, line: Line, known: NumberedTicket): Promise<string> {
    const { request, times, counterId, point, display } = line;
    const officeId = point.office.id;
    if (request.bookingCode && known.bookingId) {
      const named = await this.booking(line, request.bookingCode);
      if (named.id !== known.bookingId) throw paperProblems.paperNumberOthers({ number: display });
    }
    const spell = await lastSpell(this.db, officeId, known.id);
    const kind = spell?.kind === 'called' || spell?.kind === 'serving' ? spell.kind : 'waiting';
    const from = spell?.startedAt.getTime() ?? times.arrivedAt;
    const [first, ...rest] = spellsOf(officeId, known.id, line, from, kind);
    if (!first || first.to < from)
      throw platformProblems.validationFailed({
        errors: [{ pointer: '/calledAt', code: 'before_the_number', detail: BEFORE_NUMBER }],
      });
    if (spell) await endSpell(this.db, officeId, spell.id, first.to);
    await writeSpells(this.db, officeId, rest);
    const { calledAt, startedAt } = times;
    await endTicket(
      this.db,
      { officeId, id: known.id },
      { state: request.outcome, counterId, calledAt, startedAt, endedAt: lastOf(times) },
    );
    if (known.bookingId)
      await this.moveBooking(caller, await this.bookings.record(officeId, known.bookingId), request.outcome);
    await this.told(caller, (await this.db.repo(Ticket).findOneBy({ officeId, id: known.id }))!);
    return known.id;
  }

  private async booking({ point, request }: Line, given: string): Promise<BookingRow> {
    const code = checkPublicCode(given);
    if (!code) throw queueProblems.codeUnreadable();
    const booking = await this.bookings.recordOf(point.office.id, { code }).catch((error: unknown) => {
      throw isProblem(error, platformProblems.notFound) ? queueProblems.bookingNotFound() : (error as Error);
    });
    if (booking.servicePointId !== point.servicePoint.id) {
      const { servicePoint } = await this.points.at(point.office.id, booking.servicePointId);
      throw queueProblems.bookingOtherPoint({ code, servicePointName: servicePoint.name });
    }
    if (booking.onDay !== request.on) throw queueProblems.bookingOtherDay({ code, on: booking.onDay });
    return booking;
  }

  /** Who came and was served was here; who left before was failed by the office, not a no-show. */
  private async moveBooking(caller: Principal, row: BookingRow, outcome: PaperEntryRequest['outcome']): Promise<void> {
    if (row.state !== 'confirmed' && row.state !== 'checked_in')
      throw queueProblems.bookingNotExpected({ code: row.code, state: row.state });
    if (outcome === 'missed') return void (await this.bookings.move(caller, row, 'miss'));
    const here = row.state === 'confirmed' ? await this.bookings.move(caller, row, 'check_in') : row;
    await this.bookings.move(caller, here, outcome === 'served' ? 'serve' : 'fail');
  }

  private async told(caller: Principal, ticket: Ticket): Promise<void> {
    const {
      officeId,
      id,
      servicePointId,
      onDay: on,
      display: number,
      lane,
      state,
      counterId,
      bookingId,
      step,
    } = ticket;
    const clientId = ticket.apiClientId ?? (bookingId && (await makerOf(this.db, officeId, bookingId)));
    await this.ledger.append(officeId, ticketEvents.ticketEnteredLater, {
      subject: { type: 'ticket', id },
      payload: {
        ...{ servicePointId, on, number, lane, state, counterId, bookingId, clientId, step },
        ...{ reason: null, fromServicePointId: null },
      },
      actor: caller,
    });
  }

  private async view(
    row: Pick<EnteredRow, 'number' | 'ticketId' | 'outcome' | 'enteredAt' | 'staffId'>,
    already: boolean,
  ): Promise<PaperEntryView> {
    const { number, ticketId, outcome, enteredAt, staffId } = row;
    const by = (await this.staff.names([staffId])).get(staffId) ?? '—';
    return { already, entry: { number, ticketId, outcome, enteredAt: enteredAt.toISOString(), by } };
  }
}

/** What a line says beside its number and times, in a fixed order and spelling. */
function said({ bookingCode, serviceCode, lane, counterNumber, outcome }: PaperEntryRequest): unknown[] {
  const code = bookingCode ? (checkPublicCode(bookingCode) ?? bookingCode) : null;
  return [code, serviceCode ?? null, lane ?? null, counterNumber ?? null, outcome];
}

function lastOf({ arrivedAt, calledAt, startedAt, endedAt }: LineTimes): number {
  return endedAt ?? startedAt ?? calledAt ?? arrivedAt;
}

function dates(times: LineTimes) {
  const at = (millis: number | null) => (millis === null ? null : new Date(millis));
  return { calledAt: at(times.calledAt), startedAt: at(times.startedAt), endedAt: new Date(lastOf(times)) };
}

/** The spells from `from` on; what a blank leaves open ends with the line. */
function spellsOf(
  officeId: number,
  ticketId: string,
  { times, counterId }: Line,
  from: number,
  first: WrittenSpell['kind'],
): WrittenSpell[] {
  const { calledAt, startedAt } = times;
  const end = lastOf(times);
  const spell = (kind: WrittenSpell['kind'], since: number, to: number): WrittenSpell => ({
    ...{ id: newId(officeId), ticketId, kind, from: since, to },
    counterId: kind === 'waiting' ? null : counterId,
  });
  const spells: WrittenSpell[] = [];
  if (first === 'waiting') spells.push(spell('waiting', from, calledAt ?? end));
  // Without a counter nobody was called anywhere: the ledger of periods has no such spell.
  if (counterId === null && first === 'waiting') return spells;
  if (first === 'called') spells.push(spell('called', from, startedAt ?? end));
  else if (first === 'waiting' && calledAt !== null) spells.push(spell('called', calledAt, startedAt ?? end));
  if (first === 'serving') spells.push(spell('serving', from, end));
  else if (startedAt !== null) spells.push(spell('serving', startedAt, end));
  return spells;
}

const FAULTS = {
  before_the_one_before: {
    id: 'Jam ini mendahului jam sebelumnya pada baris itu.',
    en: 'This time lies before the one before it on the line.',
  },
  future: { id: 'Jam ini belum terjadi.', en: 'This time has not come yet.' },
};
const NO_COUNTER = {
  id: 'Tidak ada loket dengan nomor itu di sini.',
  en: 'There is no counter with that number here.',
};
const BEFORE_NUMBER = {
  id: 'Nomor ini baru diambil sesudah jam itu.',
  en: 'This number was taken only after that time.',
};
