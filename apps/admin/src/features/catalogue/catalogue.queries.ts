import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { staffApi } from '@buka-pintu/client';
import { api, intend, take } from '../../api/client.js';

export type EditedSummary = staffApi.EditedServiceSummary;
export type EditedService = staffApi.EditedServiceView;
export type Description = staffApi.ServiceDescription;
export type FeeLine = staffApi.EditedFeeLineView;
export type Requirement = staffApi.EditedRequirementView;
export type Time = staffApi.EditedTimeView;
export type Part = staffApi.EditedPartView;
export type Line = FeeLine | Requirement | Time | Part;
export type Applicable = staffApi.ApplicableView;
export type AppliesTo = staffApi.AppliesTo;
export type Change = staffApi.CatalogueChangeView;
export type Switch = staffApi.ServiceSwitchView;
export type SwitchRequest = staffApi.ServiceSwitchRequest;

/** What is sent for each kind of line; the days and the provenance are the same for all. */
export interface LineBodies {
  fee: staffApi.FeeLineRequest;
  requirement: staffApi.RequirementRequest;
  time: staffApi.ServiceTimeRequest;
  standard: staffApi.StandardPartRequest;
}
export type LineKind = keyof LineBodies;

/** Which line: its code and the first day on which it holds. */
export interface LineName {
  serviceCode: string;
  lineCode: string;
  validFrom: string;
}

export interface Question {
  on?: string;
  officeCode?: string;
  age?: number;
  maritalState?: 'single' | 'married' | 'divorced' | 'widowed';
  nationality?: 'indonesian' | 'dual' | 'foreign';
  kind?: NonNullable<AppliesTo['kinds']>[number];
  circumstances?: (NonNullable<AppliesTo['circumstances']>[number] | 'none')[];
  sameDay?: boolean;
}

export const allServicesQuery = queryOptions({
  queryKey: ['catalogue', 'services'],
  queryFn: ({ signal }) => take(api.GET('/v1/catalogue/services', { signal })),
});

export const serviceQuery = (serviceCode: string) =>
  queryOptions({
    queryKey: ['catalogue', 'service', serviceCode],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/catalogue/services/{serviceCode}', { params: { path: { serviceCode } }, signal })),
  });

/** @param version what the service was when asked: a new draft is a new answer */
export const previewQuery = (serviceCode: string, version: number, question: Question) =>
  queryOptions({
    queryKey: ['catalogue', 'preview', serviceCode, version, question],
    queryFn: ({ signal }) =>
      take(
        api.GET('/v1/catalogue/services/{serviceCode}/preview', {
          params: { path: { serviceCode }, query: question },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** What happened to a service, newest first, page after page. */
export const changesQuery = (serviceCode: string) =>
  infiniteQueryOptions({
    queryKey: ['catalogue', 'changes', serviceCode],
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/v1/catalogue/services/{serviceCode}/changes', {
          params: { path: { serviceCode }, query: { limit: 30, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const switchesQuery = queryOptions({
  queryKey: ['catalogue', 'switches'],
  queryFn: ({ signal }) => take(api.GET('/v1/catalogue/office-switches', { signal })),
});

const seen = (version: number) => ({ 'If-Match': `"${version}"` });
const BASE = '/v1/catalogue/services/{serviceCode}' as const;

/** @param form the form it was written in: the same form sent twice is one service */
export const createService = (form: string, body: staffApi.NewServiceRequest): Promise<EditedService> =>
  intend(['service', form, body], (headers) =>
    api.POST('/v1/catalogue/services', { params: { header: headers }, body }),
  );

export const describeService = (
  serviceCode: string,
  version: number,
  body: staffApi.ServiceDescription,
): Promise<EditedService> => take(api.PUT(BASE, { params: { path: { serviceCode }, header: seen(version) }, body }));

export const retireService = (serviceCode: string, version: number, lastOn: string | null): Promise<EditedService> =>
  take(
    api.PUT(`${BASE}/retirement`, {
      params: { path: { serviceCode }, header: seen(version) },
      body: { lastOn },
    }),
  );

/** What is booked after that day; only for who may know. */
export const retirementQuery = (serviceCode: string, lastOn: string) =>
  queryOptions({
    queryKey: ['retirement', serviceCode, lastOn],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/queue/retirement-previews', { params: { query: { serviceCode, lastOn } }, signal })),
    enabled: lastOn !== '',
  });

/** Writes a draft on the version one saw. @throws Problem `stale` when somebody was faster */
export function saveLine<K extends LineKind>(
  kind: K,
  path: LineName,
  version: number,
  body: LineBodies[K],
): Promise<EditedService> {
  const params = { path, header: seen(version) } as never;
  const sent = body as never;
  switch (kind) {
    case 'fee':
      return take(api.PUT(`${BASE}/fee-lines/{lineCode}/{validFrom}`, { params, body: sent }));
    case 'requirement':
      return take(api.PUT(`${BASE}/requirements/{lineCode}/{validFrom}`, { params, body: sent }));
    case 'time':
      return take(api.PUT(`${BASE}/times/{lineCode}/{validFrom}`, { params, body: sent }));
    default:
      return take(api.PUT(`${BASE}/standard-parts/{lineCode}/{validFrom}`, { params, body: sent }));
  }
}

/** Discards a draft, or drafts the withdrawal of a published line. */
export function dropLine(kind: LineKind, path: LineName, version: number): Promise<EditedService> {
  const params = { path, header: seen(version) } as never;
  switch (kind) {
    case 'fee':
      return take(api.DELETE(`${BASE}/fee-lines/{lineCode}/{validFrom}`, { params }));
    case 'requirement':
      return take(api.DELETE(`${BASE}/requirements/{lineCode}/{validFrom}`, { params }));
    case 'time':
      return take(api.DELETE(`${BASE}/times/{lineCode}/{validFrom}`, { params }));
    default:
      return take(api.DELETE(`${BASE}/standard-parts/{lineCode}/{validFrom}`, { params }));
  }
}

export const publishService = (serviceCode: string, version: number): Promise<EditedService> =>
  intend(['publish', serviceCode, version], (headers) =>
    api.POST(`${BASE}/publications`, {
      params: { path: { serviceCode }, header: { ...headers, ...seen(version) } },
    }),
  );

export const withdrawService = (serviceCode: string, version: number): Promise<EditedService> =>
  intend(['withdraw', serviceCode, version], (headers) =>
    api.POST(`${BASE}/withdrawals`, {
      params: { path: { serviceCode }, header: { ...headers, ...seen(version) } },
    }),
  );

/** @param form the form it was typed in: the same form sent twice is one switch */
export const addSwitch = (body: SwitchRequest, form: string): Promise<Switch> =>
  intend(['switch', form, body], (headers) =>
    api.POST('/v1/catalogue/office-switches', { params: { header: headers }, body }),
  );
export const changeSwitch = (id: string, version: number, body: SwitchRequest): Promise<Switch> =>
  take(api.PUT('/v1/catalogue/office-switches/{id}', { params: { path: { id }, header: seen(version) }, body }));
export const removeSwitch = (id: string, version: number) =>
  take(api.DELETE('/v1/catalogue/office-switches/{id}', { params: { path: { id }, header: seen(version) } }));
