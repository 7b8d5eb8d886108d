import { AccessLog } from '@buka-pintu/identity';
import { dayInWords, Db, type Principal, timeIn, Vault } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { Places } from '../supply/places.service.js';
import { rosterSheetHtml } from './roster-list.view.js';
import { FILE_ROSTERS, READ_ROSTERS } from './roster.lifecycle.js';
import { memberPlace } from './roster-person.js';
import { rosterProblems } from './roster.problems.js';
import { membersOf } from './roster.queries.js';
import { Rosters } from './rosters.service.js';

/** The printed list of a roster whose seats are reserved. */
@Injectable()
export class RosterSheets {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly places: Places,
    private readonly rosters: Rosters,
    private readonly accessLog: AccessLog,
  ) {}

  /** Whole names and codes: who printed it is recorded. @throws not_found, roster_not_proposed before seats are reserved */
  async print(caller: Principal, id: string): Promise<string> {
    const row = await this.rosters.readable(caller, id, caller.kind === 'staff' ? READ_ROSTERS : FILE_ROSTERS);
    if (row.onDay === null || row.servicePointId === null) throw rosterProblems.rosterNotProposed();
    const { onDay, officeId } = row;
    const members = await membersOf(this.db, officeId, id);
    const records = members.map((member) => ({ type: 'roster_member', id: member.id, fields: ['name'] }));
    await this.accessLog.note(caller, 'roster', records);
    const { office, points } = await this.places.of(officeId);
    return rosterSheetHtml({
      requester: row.requester,
      place: row.place,
      officeName: office.name,
      servicePointName: points.get(row.servicePointId)?.name ?? office.name,
      day: { id: dayInWords('id', onDay), en: dayInWords('en', onDay) },
      people: members
        .filter(({ bookingState }) => bookingState !== null && bookingState !== 'cancelled')
        .map((member) => ({
          position: member.position,
          name: this.vault.open(member.nameSealed, memberPlace('name', member.id)),
          code: member.bookingCode ?? '',
          time: member.startsAt ? timeIn(office.zone, member.startsAt) : '',
        })),
      demo: office.isDemo,
    });
  }
}
