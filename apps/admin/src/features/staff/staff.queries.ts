import type { staffApi } from '@buka-pintu/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, intend, take } from '../../api/client.js';

export type Staff = staffApi.StaffView;
export type StaffRequest = staffApi.StaffRequest;
export type StaffState = Staff['state'];
export type Role = staffApi.HeldRole['role'];
export type EntryLink = staffApi.EntryLinkView;
export type Delegation = staffApi.DelegationView;
export type DelegationRequest = staffApi.DelegationRequest;
export type StaffSession = staffApi.StaffSessionView;
export type StaffImport = staffApi.StaffImportView;

export { foundQuery, MANAGE } from '../../api/found-staff.queries.js';
export const DELEGATE = 'identity:delegations:manage';
export const ROLES: readonly Role[] = [
  'counter',
  'verifier',
  'interviewer',
  'adjudicator',
  'complaint_officer',
  'wbs_officer',
  'survey_analyst',
  'outreach',
  'information_editor',
  'head',
  'auditor',
  'administrator',
];
/** Below the largest body (256 KB), also when every sign of it is escaped. */
const PART = 120_000;

/** Officers of the acting office by name, page after page. */
export const staffQuery = (state: StaffState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['staff', 'list', state ?? null],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 50, ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) };
      return take(api.GET('/v1/staff', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const officerQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff', 'one', id],
    queryFn: ({ signal }) => take(api.GET('/v1/staff/{id}', { params: { path: { id } }, signal })),
  });

/** @param form the form it was written in: a new form is another officer, even with the same words */
export const register = (body: StaffRequest, form: string): Promise<Staff> =>
  intend(['register-staff', form, body], (headers) => api.POST('/v1/staff', { body, headers }));

export const change = ({ id, version }: Staff, body: StaffRequest): Promise<Staff> =>
  take(api.PUT('/v1/staff/{id}', { params: { path: { id }, header: { 'If-Match': `"${version}"` } }, body }));

export const suspend = ({ id, version }: Staff): Promise<Staff> =>
  intend(['suspend-staff', id, version], (headers) =>
    api.POST('/v1/staff/{id}/suspensions', { params: { path: { id } }, headers }),
  );

export const reactivate = ({ id, version }: Staff): Promise<Staff> =>
  intend(['reactivate-staff', id, version], (headers) =>
    api.POST('/v1/staff/{id}/reactivations', { params: { path: { id } }, headers }),
  );

/** @param after the link that was out: pressing again means another one only once that one shows */
export const issueLink = (id: string, dropsSecondFactor: boolean, after: string): Promise<EntryLink> =>
  intend(['entry-link', id, dropsSecondFactor, after], (headers) =>
    api.POST('/v1/staff/{id}/entry-links', { params: { path: { id } }, body: { dropsSecondFactor }, headers }),
  );

export const sessionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff', 'sessions', id],
    queryFn: ({ signal }) => take(api.GET('/v1/staff/{id}/sessions', { params: { path: { id } }, signal })),
  });

export const endSession = (id: string, sessionId: string): Promise<unknown> =>
  take(api.DELETE('/v1/staff/{id}/sessions/{sessionId}', { params: { path: { id, sessionId } } }));

export const endTrust = (id: string, deviceId: string): Promise<unknown> =>
  take(api.DELETE('/v1/staff/{id}/trusted-browsers/{deviceId}', { params: { path: { id, deviceId } } }));

/** @param asked the dialog it was asked in: pressed again there it is the same wish, later it is another */
export const signOut = (id: string, asked: string) =>
  intend(['sign-staff-out', id, asked], (headers) =>
    api.POST('/v1/staff/{id}/sign-outs', { params: { path: { id } }, headers }),
  );

/** The list as a file that can be read in again. */
export const exportStaff = (): Promise<staffApi.StaffFileView> => take(api.POST('/v1/staff-exports'));

export const delegationsQuery = (staffId: string) =>
  queryOptions({
    queryKey: ['delegations', staffId],
    queryFn: ({ signal }) => take(api.GET('/v1/delegations', { params: { query: { limit: 20, staffId } }, signal })),
  });

export const delegate = (body: DelegationRequest, form: string): Promise<Delegation> =>
  intend(['delegate', form, body], (headers) => api.POST('/v1/delegations', { body, headers }));

export const endDelegation = (id: string): Promise<Delegation> =>
  intend(['end-delegation', id], (headers) =>
    api.POST('/v1/delegations/{id}/ends', { params: { path: { id } }, headers }),
  );

/** Sends a file part by part and has it looked through. Nobody is registered by it. */
export async function lookThrough(csv: string, form: string): Promise<StaffImport> {
  const parts = csv.match(new RegExp(`[^]{1,${PART}}`, 'gu')) ?? [''];
  const [first = '', ...rest] = parts;
  let view = await intend(['staff-import', form], (headers) =>
    api.POST('/v1/staff-imports', { body: { csv: first || ' ' }, headers }),
  );
  for (const [index, part] of rest.entries())
    view = await intend(['staff-import-part', view.id, index], (headers) =>
      api.POST('/v1/staff-imports/{id}/parts', { params: { path: { id: view.id } }, body: { csv: part }, headers }),
    );
  return view;
}

export const registerImport = (id: string, invite: boolean) =>
  intend(['register-import', id, invite], (headers) =>
    api.POST('/v1/staff-imports/{id}/registrations', { params: { path: { id } }, body: { invite }, headers }),
  );
