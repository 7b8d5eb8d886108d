import { Injectable, type MessageEvent } from '@nestjs/common';
import {
  can,
  Db,
  demand,
  type EventDefinition,
  Ledger,
  Live,
  newId,
  platformProblems,
  type Principal,
} from '@buka-pintu/platform';
import { StaffDirectory } from '@buka-pintu/identity';
import { Offices } from '@buka-pintu/offices';
import type { Observable } from 'rxjs';
import { Consoles } from '../counters/consoles.service.js';
import { staffIdOf } from '../counters/staff-id.js';
import { recordOffice } from '../record-office.js';
import type { EmergencyList, EmergencyView } from './emergency.dto.js';
import { Emergency } from './emergency.entity.js';
import { emergencyEvents, type EmergencyEvent } from './emergency.events.js';
import { ANSWER_EMERGENCIES, type EmergencyAction, emergencyLifecycle } from './emergency.lifecycle.js';
import { lateEmergencies, raiseOnce } from './emergency.queries.js';

const EVENTS: Record<EmergencyAction, EventDefinition<EmergencyEvent>> = {
  acknowledge: emergencyEvents.emergencyAcknowledged,
  resolve: emergencyEvents.emergencyEnded,
  dismiss: emergencyEvents.emergencyEnded,
};

/** Help for an officer at a counter: asked for without a sound there, and answered by whoever supervises the office. */
@Injectable()
export class Emergencies {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly live: Live,
    private readonly staff: StaffDirectory,
    private readonly offices: Offices,
    private readonly consoles: Consoles,
  ) {}

  /** Asks for help at a counter, open or closed, one's own or a colleague's. Pressed again it is the same alarm. */
  async raise(caller: Principal, counterId: string): Promise<EmergencyView> {
    const staffId = staffIdOf(caller);
    return this.db.transaction(async () => {
      const { key } = await this.consoles.desk(caller, counterId, 'read');
      const { officeId, servicePointId } = key;
      const made = await raiseOnce(this.db, { officeId, id: newId(officeId), servicePointId, counterId, staffId });
      const row = await this.record(officeId, made.id);
      if (made.raised) await this.told(caller, row, emergencyEvents.emergencyRaised);
      return (await this.views(caller, officeId, [row]))[0]!;
    });
  }

  async acknowledge(caller: Principal, id: string): Promise<EmergencyView> {
    return this.answer(caller, id, 'acknowledge');
  }

  async end(caller: Principal, id: string, outcome: 'resolved' | 'false_alarm'): Promise<EmergencyView> {
    return this.answer(caller, id, outcome === 'resolved' ? 'resolve' : 'dismiss');
  }

  /** The alarms of the office the caller acts for. */
  async list(caller: Principal): Promise<EmergencyList> {
    const officeId = this.office(caller);
    const position = await this.ledger.position(officeId);
    const rows = await lateEmergencies(this.db, officeId);
    const at = (await this.db.now()).toISOString();
    return { items: await this.views(caller, officeId, rows), at, position };
  }

  /** The alarms, and again with each that is raised or answered. */
  async watch(caller: Principal, lastEventId?: string): Promise<Observable<MessageEvent>> {
    const officeId = this.office(caller);
    return this.live.watch({
      officeId,
      event: 'emergencies',
      concerns: ({ subjectType }) => subjectType === 'emergency',
      view: () => this.list(caller),
      lastEventId,
    });
  }

  private office(caller: Principal): number {
    if (caller.kind !== 'staff') throw platformProblems.notAllowed();
    demand(caller, caller.officeId, ANSWER_EMERGENCIES);
    return caller.officeId;
  }

  private async answer(caller: Principal, id: string, action: EmergencyAction): Promise<EmergencyView> {
    const officeId = recordOffice(id);
    const staffId = staffIdOf(caller);
    demand(caller, officeId, ANSWER_EMERGENCIES);
    return this.db.transaction(async () => {
      const row = await this.record(officeId, id);
      const state = emergencyLifecycle.to(row.state, action);
      const now = await this.db.now();
      const change =
        action === 'acknowledge'
          ? { state, acknowledgedAt: now, acknowledgedBy: staffId }
          : { state, endedAt: now, endedBy: staffId };
      const moved = { ...row, ...change, version: row.version + 1 };
      await this.db.repo(Emergency).update({ officeId, id }, { ...change, version: moved.version });
      await this.told(caller, moved, EVENTS[action]);
      return (await this.views(caller, officeId, [moved]))[0]!;
    });
  }

  private async record(officeId: number, id: string): Promise<Emergency> {
    const lock = { mode: 'pessimistic_write' } as const;
    const row = await this.db.repo(Emergency).findOne({ where: { officeId, id }, lock });
    if (!row) throw platformProblems.notFound();
    return row;
  }

  private async views(caller: Principal, officeId: number, rows: Emergency[]): Promise<EmergencyView[]> {
    const names = await this.staff.names(
      rows.flatMap((row) => [row.staffId, ...(row.acknowledgedBy === null ? [] : [row.acknowledgedBy])]),
    );
    const officer = (id: string) => ({ id, name: names.get(id) ?? '—' });
    return Promise.all(
      rows.map(async (row) => {
        const counter = await this.offices.counter(officeId, row.counterId);
        const point = await this.offices.servicePoint(officeId, row.servicePointId);
        return {
          id: row.id,
          state: row.state,
          counter: { id: counter.id, number: counter.number, name: counter.name },
          servicePointName: point.name,
          raisedBy: officer(row.staffId),
          raisedAt: row.raisedAt.toISOString(),
          acknowledgedBy: row.acknowledgedBy === null ? null : officer(row.acknowledgedBy),
          acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
          endedAt: row.endedAt?.toISOString() ?? null,
          actions: emergencyLifecycle.actions(row.state, (permission) => can(caller, officeId, permission)),
          version: row.version,
        };
      }),
    );
  }

  private async told(actor: Principal, row: Emergency, event: EventDefinition<EmergencyEvent>): Promise<void> {
    const { officeId, id, servicePointId, counterId, state } = row;
    const payload = { servicePointId, counterId, state };
    await this.ledger.append(officeId, event, { subject: { type: 'emergency', id }, payload, actor });
  }
}
