import { eachItem, type staffApi } from '@buka-pintu/client';
import { queryOptions } from '@tanstack/react-query';
import { api, intend, take } from '../../api/client.js';

export type Roster = staffApi.RosterView;
export type RosterRow = staffApi.RosterRow;
export type RosterState = RosterRow['state'];
export type RosterRequest = staffApi.RosterRequest;
export type RosterDay = staffApi.RosterDay;
export type RosterPerson = RosterRequest['members'][number];

export const READ = 'queue:rosters:read';
export const FILE = 'queue:rosters:create';
export const STATES: readonly RosterState[] = ['filed', 'proposed', 'reserved', 'declined', 'withdrawn', 'done'];

/** The rosters of an office: some dozen a year. */
export const rostersQuery = (officeCode: string, state: RosterState | undefined) =>
  queryOptions({
    queryKey: ['rosters', officeCode, state ?? null],
    queryFn: async ({ signal }) => {
      const rows: RosterRow[] = [];
      const pages = eachItem((cursor) => {
        const query = { officeCode, limit: 100, ...(state ? { state } : {}), ...(cursor ? { cursor } : {}) };
        return take(api.GET('/v1/queue/rosters', { params: { query }, signal }));
      });
      for await (const row of pages) rows.push(row);
      return rows;
    },
    enabled: officeCode !== '',
  });

/** One roster opened by an officer: whole names, and lines in the access log. */
export const rosterQuery = (id: string) =>
  queryOptions({
    queryKey: ['rosters', 'one', id],
    queryFn: ({ signal }) => take(api.GET('/v1/queue/rosters/{id}', { params: { path: { id } }, signal })),
  });

/** @param form of which it was written: a new form is another letter, even with the same words */
export const fileRoster = (body: RosterRequest, form: string): Promise<Roster> =>
  intend(['file-roster', form, body], (headers) => api.POST('/v1/queue/rosters', { body, headers }));

const at = ({ id, version }: Roster) => ({ path: { id }, header: { 'If-Match': `"${version}"` } });

export const propose = (roster: Roster, days: RosterDay[]): Promise<Roster> =>
  intend(['propose-days', roster.id, roster.version, days], (headers) =>
    api.POST('/v1/queue/rosters/{id}/proposals', { params: at(roster), body: { days }, headers }),
  );

export const agree = (roster: Roster, body: RosterDay): Promise<Roster> =>
  intend(['agree-day', roster.id, roster.version, body], (headers) =>
    api.POST('/v1/queue/rosters/{id}/agreements', { params: at(roster), body, headers }),
  );

export const decline = (roster: Roster, reason: string): Promise<Roster> =>
  intend(['decline-roster', roster.id, roster.version, reason], (headers) =>
    api.POST('/v1/queue/rosters/{id}/declines', { params: at(roster), body: { reason }, headers }),
  );

export const withdraw = (roster: Roster): Promise<Roster> =>
  intend(['withdraw-roster', roster.id, roster.version], (headers) =>
    api.POST('/v1/queue/rosters/{id}/withdrawals', { params: at(roster), headers }),
  );

export const rename = (roster: Roster, members: RosterPerson[]): Promise<Roster> =>
  take(api.PUT('/v1/queue/rosters/{id}/members', { params: at(roster), body: { members } }));

/** The list to hand out, as a page to print. */
export async function readSheet(id: string): Promise<string> {
  const found = await api.GET('/v1/queue/rosters/{id}/list.html', { params: { path: { id } }, parseAs: 'text' });
  return take(Promise.resolve(found)) as Promise<string>;
}
