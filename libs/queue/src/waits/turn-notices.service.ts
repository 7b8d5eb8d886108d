import { Injectable } from '@nestjs/common';
import { Db, MessageChoices, newId, originOf, Env, Outbox, Vault } from '@buka-pintu/platform';
import { Bookings } from '../bookings/bookings.service.js';
import { openContact } from '../bookings/sealed-person.js';
import { DayRules } from '../day/day-rules.service.js';
import { callPlan } from '../tickets/call-order.js';
import { type Point, Points } from '../tickets/points.service.js';
import { TurnNotice } from './turn-notice.entity.js';
import { type At, lineNow, type ToldPlace, toldPlaces } from './wait.queries.js';
import type { WaitRule } from './wait-rule.entity.js';
import { Waits } from './waits.service.js';

/** Whoever has just taken a number stands at the desk and needs no message about it; in milliseconds. */
const AT_THE_DESK = 3 * 60_000;
/** A place that goes to and fro is no news the fourth time. */
const MOST_NOTICES = 3;

/**
 * The notice before the turn: to people with a booking, since they left a number or an address; once when few are before them, and
 * again only when their place is another one altogether. Never after the call.
 */
@Injectable()
export class TurnNotices {
  constructor(
    private readonly db: Db,
    private readonly env: Env,
    private readonly vault: Vault,
    private readonly outbox: Outbox,
    private readonly points: Points,
    private readonly dayRules: DayRules,
    private readonly waits: Waits,
    private readonly bookings: Bookings,
    private readonly choices: MessageChoices,
  ) {}

  /** Tells everyone in the line of a service point whom it is time to tell. @returns how many were */
  async tell(officeId: number, servicePointId: string): Promise<number> {
    const point = await this.points.at(officeId, servicePointId);
    const at: At = { officeId, servicePointId, today: point.today };
    const line = await lineNow(this.db, at);
    if (line.length === 0) return 0;
    const rule = await this.waits.ruleOf(at);
    const now = point.now.getTime();
    const plan = callPlan(line, now, { ...(await this.dayRules.of(officeId, servicePointId, point.today)), run: 0 });
    const told = new Map((await toldPlaces(this.db, at)).map((it) => [it.ticketId, it]));
    let many = 0;
    for (const [before, { place }] of plan.entries()) {
      const last = told.get(place.id);
      if (!last?.bookingId || now - place.issuedAt < AT_THE_DESK || !isTime(before, last, rule)) continue;
      if (await this.send(point, last, before)) many += 1;
    }
    return many;
  }

  private async send({ servicePoint, now }: Point, last: ToldPlace, peopleBefore: number): Promise<boolean> {
    const { officeId } = servicePoint;
    const { ticketId, bookingId, number } = last;
    const booking = await this.bookings.record(officeId, bookingId!);
    // A no to the reminder is a no to this one too; it is kept as told, so that nobody asks again at every call.
    const wanted = await this.choices.isOn(officeId, booking.personKey, 'reminder');
    await this.db
      .repo(TurnNotice)
      .insert({ officeId, id: newId(officeId), ticketId, number: last.notices + 1, toldAt: now, peopleBefore });
    if (!wanted) return false;
    await this.outbox.send({
      officeId,
      template: 'queue.turn_near',
      locale: booking.locale,
      ...openContact(this.vault, booking),
      params: {
        number,
        before: String(peopleBefore),
        place: servicePoint.name,
        link: await this.bookings.linkTo(officeId, booking.id, originOf(this.env)),
      },
      about: { type: 'booking', id: booking.id },
      key: `turn:${ticketId}:${last.notices + 1}`,
    });
    return true;
  }
}

/** First when few are before one; again when the place differs much from what was told. */
export function isTime(before: number, last: Pick<ToldPlace, 'notices' | 'peopleBefore'>, rule: WaitRule): boolean {
  if (last.notices === 0) return before <= rule.noticeBefore;
  return last.notices < MOST_NOTICES && Math.abs(before - last.peopleBefore!) >= rule.noticeAgain;
}
