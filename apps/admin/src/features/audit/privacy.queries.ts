import { queryOptions } from '@tanstack/react-query';
import type { staffApi } from '@buka-pintu/client';
import { api, intend, take } from '../../api/client.js';

export type PrivacyRequest = staffApi.PrivacyRequestView;
export type PrivacyRequestKind = PrivacyRequest['kind'];
export type PersonSearch = staffApi.PersonSearch;
export type Person = staffApi.PrivacyPerson;
export type PersonFound = Omit<staffApi.PersonFoundView, 'requests'>;
export type BreachNoticeRequest = staffApi.BreachNoticeRequest;
export type Purpose = staffApi.PersonalPurposeView;

export const MANAGE_PRIVACY = 'platform:privacy:manage';
export const KINDS = ['export', 'erasure', 'correction', 'objection'] as const satisfies readonly PrivacyRequestKind[];

/** Asked again every minute: the clocks run, and a colleague may have answered. */
export const requestsQuery = queryOptions({
  queryKey: ['privacy-requests'],
  queryFn: ({ signal }) => take(api.GET('/v1/privacy/requests', { signal })),
  refetchInterval: 60_000,
});

/** Every look is written down, so it happens once an opening, not whenever the window gets the focus. */
export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ['privacy-request', id],
    queryFn: ({ signal }) => take(api.GET('/v1/privacy/requests/{id}', { params: { path: { id } }, signal })),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

export const purposesQuery = queryOptions({
  queryKey: ['privacy-purposes'],
  queryFn: ({ signal }) => take(api.GET('/v1/privacy/purposes', { signal })),
  staleTime: 3_600_000,
});

export const findPerson = (body: PersonSearch) => take(api.POST('/v1/privacy/searches', { body }));

export const openRequest = (kind: PrivacyRequestKind, person: Person, form: string) =>
  intend(['privacy request', kind, form], (headers) =>
    api.POST('/v1/privacy/requests', { params: { header: headers }, body: { kind, person } }),
  );

/** Once: the request is done with it, and a second click is refused. */
export const exportPerson = (id: string) =>
  take(api.POST('/v1/privacy/requests/{id}/exports', { params: { path: { id } } }));

export const erasePerson = (id: string) =>
  intend(['erase person', id], (headers) =>
    api.POST('/v1/privacy/requests/{id}/erasures', { params: { path: { id }, header: headers } }),
  );

export const answerRequest = (id: string, body: staffApi.PrivacyAnswerRequest) =>
  intend(['answer privacy request', id, body], (headers) =>
    api.POST('/v1/privacy/requests/{id}/answers', { params: { path: { id }, header: headers }, body }),
  );

export const draftNotice = (body: BreachNoticeRequest) => take(api.POST('/v1/privacy/breach-notices', { body }));
