import type { staffApi } from '@buka-pintu/client';
import { queryOptions } from '@tanstack/react-query';
import { api, intend, take } from '../../api/client.js';

export type DayRule = staffApi.DayRuleView;
export type DayRuleTerms = staffApi.DayRuleTerms;
export type DayRuleChange = staffApi.DayRuleChange;
export type DayRuleEffect = staffApi.DayRulePreviewView;
export type MadeCall = staffApi.MadeCallView;
export type CallRule = NonNullable<MadeCall['rule']>;

export const dayRulesQuery = (servicePointId: string) =>
  queryOptions({
    queryKey: ['day-rules', servicePointId],
    queryFn: ({ signal }) => take(api.GET('/v1/queue/day-rules', { params: { query: { servicePointId } }, signal })),
    enabled: servicePointId !== '',
  });

/** What it would have done to last week's visits; nothing is saved. */
export const lookAtDayRule = (servicePointId: string, rule: DayRuleTerms): Promise<DayRuleEffect> =>
  take(api.POST('/v1/queue/day-rule-previews', { body: { servicePointId, rule } }));

/** @param form the form it was written in: the same form sent twice is one rule */
export const addDayRule = (
  { servicePointId, officeWide }: { servicePointId: string; officeWide: boolean },
  form: string,
  change: DayRuleChange,
): Promise<DayRule> => {
  const body = { ...change, servicePointId, officeWide };
  return intend(['day-rule', form, body], (header) => api.POST('/v1/queue/day-rules', { params: { header }, body }));
};

const by = (id: string, version: number) => ({ path: { id }, header: { 'If-Match': `"${version}"` } });

export const changeDayRule = (id: string, version: number, body: DayRuleChange): Promise<DayRule> =>
  take(api.PUT('/v1/queue/day-rules/{id}', { params: by(id, version), body }));
export const removeDayRule = (id: string, version: number) =>
  take(api.DELETE('/v1/queue/day-rules/{id}', { params: by(id, version) }));

/** A page of a day's calls, in the order in which they were made. */
export const callsQuery = (query: { servicePointId: string; on?: string; rule?: CallRule; cursor?: string }) =>
  queryOptions({
    queryKey: ['made-calls', query],
    queryFn: ({ signal }) => take(api.GET('/v1/queue/calls', { params: { query: { ...query, limit: 100 } }, signal })),
    enabled: query.servicePointId !== '',
  });

/** Who verified priority on a day, and how often. */
export const priorityReportQuery = (servicePointId: string, on: string) =>
  queryOptions({
    queryKey: ['priority-report', servicePointId, on],
    queryFn: ({ signal }) =>
      take(
        api.GET('/v1/queue/priority-reports/{servicePointId}', {
          params: { path: { servicePointId }, query: { from: on, to: on } },
          signal,
        }),
      ),
    enabled: servicePointId !== '',
  });
