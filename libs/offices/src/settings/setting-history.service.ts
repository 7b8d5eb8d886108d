import { StaffDirectory } from '@buka-pintu/identity';
import {
  type ArrivedEvent,
  decodeCursor,
  Ledger,
  type Page,
  pageFrom,
  platformProblems,
  type Principal,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { officesEvents, type SettingEvent } from '../offices.events.js';
import type { SettingChangesQuery, SettingChangeView, SettingPart, SettingSubject } from './setting-change.dto.js';
import { Settings } from './settings.service.js';

/** What each page of the settings writes into the ledger: the event's type, and what the history calls its subject. */
const TOLD: Record<SettingPart, Readonly<Record<string, SettingSubject>>> = {
  places: {
    [officesEvents.officeChanged.type]: 'office',
    [officesEvents.pointChanged.type]: 'service_point',
    [officesEvents.counterSet.type]: 'counter',
  },
  hours: { [officesEvents.hoursChanged.type]: 'opening_hours' },
  closures: {
    [officesEvents.closureChanged.type]: 'closure',
    [officesEvents.disruptionChanged.type]: 'disruption',
  },
  reference: {
    [officesEvents.referenceHandedOver.type]: 'reference_keeper',
    [officesEvents.holidaysImported.type]: 'holidays',
  },
};
/** The types of the subjects those events are about: the ledger finds them by these. */
const SUBJECTS: Record<SettingPart, readonly string[]> = {
  places: ['office', 'service_point', 'counter'],
  hours: ['opening_hours'],
  closures: ['closure', 'disruption'],
  reference: ['office', 'holiday_year'],
};

/** Who changed an office's settings, from what to what: the ledger, read from its end. */
@Injectable()
export class SettingHistory {
  constructor(
    private readonly ledger: Ledger,
    private readonly settings: Settings,
    private readonly staff: StaffDirectory,
  ) {}

  /** Newest first. @throws not_found for an office out of reach, cursor_invalid */
  async of(caller: Principal, officeCode: string, query: SettingChangesQuery): Promise<Page<SettingChangeView>> {
    const { id: officeId } = await this.settings.office(caller, officeCode, 'offices:settings:read');
    const { limit, part } = query;
    const filter = { officeId, part };
    const [below] = decodeCursor(filter, query.cursor) ?? [];
    if (below !== undefined && !/^\d{1,18}$/.test(String(below))) throw platformProblems.cursorInvalid();
    const kinds = { subjects: SUBJECTS[part], types: Object.keys(TOLD[part]) };
    const rows = await this.ledger.latest(officeId, kinds, below === undefined ? null : String(below), limit + 1);
    const names = await this.staff.names(rows.flatMap(officerOf));
    return pageFrom(rows, {
      limit,
      filter,
      keyOf: (row) => [row.arrival],
      view: (row) => changeView(row, TOLD[part][row.type]!, names),
    });
  }
}

function officerOf({ actorKind, actorId }: ArrivedEvent): string[] {
  return actorKind === 'staff' && actorId ? [actorId] : [];
}

function changeView(row: ArrivedEvent, subject: SettingSubject, names: ReadonlyMap<string, string>): SettingChangeView {
  const { id, at, subjectId, payload } = row;
  const by = names.get(officerOf(row)[0] ?? '') ?? null;
  const known = { id, at, by, subject, subjectId };
  // What holds for every office is told with figures and codes of its own instead of before and after.
  if (!('change' in payload)) return { ...known, change: 'changed', before: null, after: payload };
  const { change, before, after } = payload as unknown as SettingEvent;
  return { ...known, change, before, after };
}
