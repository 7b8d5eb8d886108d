import { StaffDirectory } from '@buka-pintu/identity';
import { Db, demand, Ledger, Live, newId, platformProblems, type Principal } from '@buka-pintu/platform';
import { Injectable, type MessageEvent } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { staffIdOf } from '../counters/staff-id.js';
import { Disruptions } from '../disruptions/disruptions.service.js';
import { type Pause, pausedBetween } from '../disruptions/paused-clock.js';
import { concernsPoint } from '../disruptions/suspensions.service.js';
import { recordOffice } from '../record-office.js';
import { type Point, Points } from '../tickets/points.service.js';
import { AlarmAcknowledgement } from './alarm-acknowledgement.entity.js';
import { AlarmRule } from './alarm-rule.entity.js';
import { alarmEvents } from './alarm.events.js';
import { type Alarm, alarmsOf, DEFAULT_THRESHOLDS } from './alarms.js';
import type { AlarmRuleView, AlarmThresholds, AlarmView, StaffBoardLine, StaffBoardView } from './staff-board.dto.js';
import { acknowledge, boardSittings, type BoardWaiting, boardWaiting } from './staff-board.queries.js';

const READ = 'queue:days:read';
export const ACKNOWLEDGE = 'queue:alarms:acknowledge';
export const SET_ALARMS = 'queue:alarms:set';

/** The whole room on one screen: who works, who waits, and what somebody should see to. */
@Injectable()
export class StaffBoards {
  constructor(
    private readonly db: Db,
    private readonly points: Points,
    private readonly staff: StaffDirectory,
    private readonly disruptions: Disruptions,
    private readonly ledger: Ledger,
    private readonly live: Live,
  ) {}

  /** @throws not_found for a service point out of the caller's reach */
  async get(caller: Principal, servicePointId: string): Promise<StaffBoardView> {
    return this.view(await this.point(caller, servicePointId, READ));
  }

  /** Again whenever a ticket, a counter, an alarm or a disruption moves there; what only time changes is asked for. */
  async watch(caller: Principal, servicePointId: string, lastEventId?: string): Promise<Observable<MessageEvent>> {
    const { office } = await this.point(caller, servicePointId, READ);
    return this.live.watch({
      officeId: office.id,
      event: 'staff_board',
      concerns: (event) =>
        ['ticket', 'counter', 'alarm'].includes(event.subjectType)
          ? event.payload['servicePointId'] === servicePointId
          : concernsPoint(event, servicePointId),
      view: () => this.get(caller, servicePointId),
      lastEventId,
    });
  }

  /** Says that somebody takes care. @throws not_found when there is no such alarm now */
  async acknowledge(caller: Principal, servicePointId: string, key: string): Promise<StaffBoardView> {
    const staffId = staffIdOf(caller);
    const point = await this.point(caller, servicePointId, ACKNOWLEDGE);
    const { alarms } = await this.view(point);
    if (!alarms.some((alarm) => alarm.key === key)) throw platformProblems.notFound();
    await this.db.transaction(async () => {
      const officeId = point.office.id;
      const id = newId(officeId);
      if (!(await acknowledge(this.db, { officeId, id, servicePointId, on: point.today, alarm: key, staffId }))) return;
      const payload = { servicePointId, alarm: key };
      await this.ledger.append(officeId, alarmEvents.alarmAcknowledged, {
        ...{ subject: { type: 'alarm', id }, payload, actor: caller },
      });
    });
    return this.view(point);
  }

  /** After how many minutes somebody is alarmed there. @throws stale */
  async setThresholds(
    caller: Principal,
    servicePointId: string,
    version: number,
    given: AlarmThresholds,
  ): Promise<AlarmRuleView> {
    const { office } = await this.point(caller, servicePointId, SET_ALARMS);
    const officeId = office.id;
    return this.db.transaction(async () => {
      const { idleMinutes, unansweredMinutes, overdueMinutes } = given;
      const set = { idleMinutes, unansweredMinutes, overdueMinutes, version: version + 1 };
      if (version === 0 && !(await this.db.repo(AlarmRule).existsBy({ officeId, servicePointId })))
        await this.db.repo(AlarmRule).insert({ officeId, id: newId(officeId), servicePointId, ...set });
      else if (!(await this.db.repo(AlarmRule).update({ officeId, servicePointId, version }, set)))
        throw platformProblems.stale();
      const after = await this.thresholds(officeId, servicePointId);
      await this.ledger.append(officeId, alarmEvents.alarmRuleChanged, {
        subject: { type: 'alarm', id: servicePointId },
        payload: { servicePointId, idleMinutes, unansweredMinutes, overdueMinutes },
        actor: caller,
      });
      return after;
    });
  }

  private async view(point: Point): Promise<StaffBoardView> {
    const { office, servicePoint, now, today } = point;
    const { id: servicePointId, code, name } = servicePoint;
    const position = await this.ledger.position(office.id);
    const sittings = await boardSittings(this.db, office.id, servicePointId, today);
    const waiting = await boardWaiting(this.db, office.id, servicePointId, today);
    const thresholds = await this.thresholds(office.id, servicePointId);
    const suspensions = await this.disruptions.of(office.id, servicePointId);
    const callable = await this.disruptions.callable(office.id, servicePointId, servicePoint.serviceCodes);
    const names = await this.staff.names(sittings.map((sitting) => sitting.staffId));
    const all = (await this.points.counters(office.id, servicePointId)).map((counter) => ({
      counter,
      sitting: sittings.find((one) => one.counterId === counter.id),
    }));
    const alarms = alarmsOf(
      {
        now: now.getTime(),
        waiting: waiting.map((one) => ({ ...one, dueAt: one.dueAt.getTime() })),
        counters: all.flatMap(({ counter: { id, name, serviceCodes, lanes }, sitting: it }) =>
          it
            ? [
                {
                  ...{ id, name, serviceCodes, lanes, state: it.state, since: it.since.getTime() },
                  ticket: ticketOf(it),
                },
              ]
            : [],
        ),
        suspended: servicePoint.serviceCodes.filter((one) => !callable.includes(one)),
        disruptions: suspensions.map(({ id, expectedEndAt }) => ({
          ...{ id, expectedEndAt: expectedEndAt === null ? null : Date.parse(expectedEndAt) },
        })),
      },
      thresholds,
    );
    return {
      servicePoint: { id: servicePointId, code, name },
      ...{ on: today, zone: office.zone, at: now.toISOString(), position, suspensions, thresholds },
      counters: all.map(({ counter, sitting }) => ({
        ...{ id: counter.id, number: counter.number, name: counter.name, state: sitting?.state ?? 'closed' },
        pauseReason: sitting?.pauseReason ?? null,
        officer: sitting ? { id: sitting.staffId, name: names.get(sitting.staffId) ?? '—' } : null,
        since: sitting?.since.toISOString() ?? null,
        ticket: sitting ? ticketOf(sitting) : null,
      })),
      lines: await this.lines(point, waiting),
      alarms: await this.seen(point, alarms),
    };
  }

  private async lines(
    { office, servicePoint, now }: Point,
    waiting: readonly BoardWaiting[],
  ): Promise<StaffBoardLine[]> {
    const pauses = new Map<string, Pause[]>();
    const since = new Date(Math.min(now.getTime(), ...waiting.map((one) => one.issuedAt.getTime())));
    for (const serviceCode of new Set(waiting.map((one) => one.serviceCode)))
      pauses.set(serviceCode, await this.disruptions.pauses(office.id, servicePoint.id, { serviceCode }, since));
    const waited = ({ issuedAt, serviceCode }: BoardWaiting) => {
      const from = issuedAt.getTime();
      const paused = pausedBetween(pauses.get(serviceCode) ?? [], from, now.getTime());
      return Math.max(0, Math.floor((now.getTime() - from - paused) / 60_000));
    };
    return [...Map.groupBy(waiting, (one) => one.lane)].map(([lane, its]) => ({
      lane,
      waiting: its.length,
      longestMinutes: Math.max(...its.map(waited)),
      overdue: its.filter((one) => one.dueAt < now).length,
    }));
  }

  private async seen({ office, servicePoint, today }: Point, alarms: readonly Alarm[]): Promise<AlarmView[]> {
    if (alarms.length === 0) return [];
    const where = { officeId: office.id, servicePointId: servicePoint.id, onDay: today };
    const seen = new Map((await this.db.repo(AlarmAcknowledgement).find({ where })).map((one) => [one.alarm, one]));
    const names = await this.staff.names([...seen.values()].map((one) => one.staffId));
    return alarms.map(({ key, code, about, subjectId, since }) => {
      const one = seen.get(key);
      const acknowledged = one && { by: names.get(one.staffId) ?? '—', at: one.acknowledgedAt.toISOString() };
      return { key, code, about, subjectId, since: new Date(since).toISOString(), acknowledged: acknowledged ?? null };
    });
  }

  private async thresholds(officeId: number, servicePointId: string): Promise<AlarmRuleView> {
    const row = await this.db.repo(AlarmRule).findOneBy({ officeId, servicePointId });
    const { idleMinutes, unansweredMinutes, overdueMinutes } = row ?? DEFAULT_THRESHOLDS;
    return { servicePointId, idleMinutes, unansweredMinutes, overdueMinutes, version: row?.version ?? 0 };
  }

  private point(caller: Principal, servicePointId: string, permission: string): Promise<Point> {
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, permission);
    return this.points.at(officeId, servicePointId);
  }
}

function ticketOf({ ticketId, number, ticketState, callCount }: Awaited<ReturnType<typeof boardSittings>>[number]) {
  return ticketId && number && ticketState
    ? { id: ticketId, number, state: ticketState, callCount: callCount ?? 0 }
    : null;
}
