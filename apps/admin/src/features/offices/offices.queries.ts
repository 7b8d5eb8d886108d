import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { staffApi } from '@buka-pintu/client';
import { api, intend, take } from '../../api/client.js';

export type Settings = staffApi.OfficeSettingsView;
export type Point = staffApi.ServicePointSettingsView;
export type Counter = staffApi.CounterSettingsView;
export type HoursSet = staffApi.OpeningSetView;
export type Exception = staffApi.OpeningExceptionView;
export type Closure = staffApi.ClosureView;
export type Disruption = staffApi.DisruptionView;
export type Change = staffApi.OpeningChangeRequest;
export type Effect = staffApi.OpeningPreviewView;
export type Affected = staffApi.AffectedBookingView;
export type Holiday = staffApi.HolidayView;
export type HolidayDiff = staffApi.HolidayDiffView;
export type HolidayFile = staffApi.HolidayImportRequest;
export type SettingChange = staffApi.SettingChangeView;
/** Which page of the settings a history is of. */
export type SettingPart = 'places' | 'hours' | 'closures';
export type { WeekHours } from '../../ui/week-fields.js';

/** Everything these pages read and write hangs under this key: a change anywhere makes all of it new. */
const KEY = 'office-settings';

export const settingsQuery = (officeCode: string) =>
  queryOptions({
    queryKey: [KEY, officeCode],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/offices/{officeCode}/settings', { params: { path: { officeCode } }, signal })),
    enabled: officeCode !== '',
  });

export const affectedQuery = (officeCode: string) =>
  infiniteQueryOptions({
    queryKey: [KEY, officeCode, 'affected'],
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/v1/queue/affected-bookings', {
          params: { query: { officeCode, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: officeCode !== '',
  });

export const changesQuery = (officeCode: string, part: SettingPart) =>
  infiniteQueryOptions({
    queryKey: [KEY, officeCode, 'changes', part],
    queryFn: ({ pageParam, signal }) => {
      const query = { part, limit: 25, ...(pageParam ? { cursor: pageParam } : {}) };
      return take(
        api.GET('/v1/offices/{officeCode}/setting-changes', { params: { path: { officeCode }, query }, signal }),
      );
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: officeCode !== '',
  });

const seen = (version: number) => ({ 'If-Match': `"${version}"` });
const byId = (id: string, version: number) => ({ path: { id }, header: seen(version) });

export const preview = (officeCode: string, change: Change): Promise<Effect> =>
  take(api.POST('/v1/queue/opening-previews', { body: { officeCode, change } }));

export const changeOffice = (officeCode: string, version: number, body: staffApi.OfficeRequest) =>
  take(api.PUT('/v1/offices/{officeCode}', { params: { path: { officeCode }, header: seen(version) }, body }));

export const addPoint = (officeCode: string, form: string, body: staffApi.ServicePointRequest) =>
  intend(['point', form, body], (header) =>
    api.POST('/v1/offices/{officeCode}/service-points', { params: { path: { officeCode }, header }, body }),
  );
export const changePoint = (id: string, version: number, body: staffApi.ServicePointRequest) =>
  take(api.PUT('/v1/service-points/{id}', { params: byId(id, version), body }));

export const addCounter = (pointId: string, form: string, body: staffApi.CounterRequest) =>
  intend(['counter', form, body], (header) =>
    api.POST('/v1/service-points/{id}/counters', { params: { path: { id: pointId }, header }, body }),
  );
export const changeCounter = (id: string, version: number, body: staffApi.CounterRequest) =>
  take(api.PUT('/v1/counters/{id}', { params: byId(id, version), body }));

export const addSet = (pointId: string, form: string, body: staffApi.OpeningSetRequest) =>
  intend(['set', form, body], (header) =>
    api.POST('/v1/service-points/{id}/opening-sets', { params: { path: { id: pointId }, header }, body }),
  );
export const changeSet = (id: string, version: number, body: staffApi.OpeningSetRequest) =>
  take(api.PUT('/v1/opening-sets/{id}', { params: byId(id, version), body }));
export const removeSet = (id: string, version: number) =>
  take(api.DELETE('/v1/opening-sets/{id}', { params: byId(id, version) }));

export const addException = (pointId: string, form: string, body: staffApi.OpeningExceptionRequest) =>
  intend(['exception', form, body], (header) =>
    api.POST('/v1/service-points/{id}/opening-exceptions', { params: { path: { id: pointId }, header }, body }),
  );
export const changeException = (id: string, version: number, body: staffApi.OpeningExceptionRequest) =>
  take(api.PUT('/v1/opening-exceptions/{id}', { params: byId(id, version), body }));
export const removeException = (id: string, version: number) =>
  take(api.DELETE('/v1/opening-exceptions/{id}', { params: byId(id, version) }));

export const addClosure = (officeCode: string, form: string, body: staffApi.ClosureRequest) =>
  intend(['closure', form, body], (header) =>
    api.POST('/v1/offices/{officeCode}/closures', { params: { path: { officeCode }, header }, body }),
  );
export const removeClosure = (id: string) => take(api.DELETE('/v1/closures/{id}', { params: { path: { id } } }));

export const addDisruption = (officeCode: string, form: string, body: staffApi.DisruptionRequest) =>
  intend(['disruption', form, body], (header) =>
    api.POST('/v1/offices/{officeCode}/disruptions', { params: { path: { officeCode }, header }, body }),
  );
export const changeDisruption = (id: string, version: number, body: staffApi.DisruptionRequest) =>
  take(api.PUT('/v1/disruptions/{id}', { params: byId(id, version), body }));
export const endDisruption = (id: string) =>
  intend(['end', id], (header) => api.POST('/v1/disruptions/{id}/ends', { params: { path: { id }, header } }));

export const tellAffected = (officeCode: string, bookingIds: string[]) =>
  intend(['tell', officeCode, bookingIds], (header) =>
    api.POST('/v1/queue/affected-bookings/notices', { params: { header }, body: { officeCode, bookingIds } }),
  );

export const compareYear = (year: number, body: HolidayFile): Promise<HolidayDiff> =>
  take(api.POST('/v1/holidays/{year}/import-previews', { params: { path: { year } }, body }));
export const importYear = (year: number, version: number, form: string, body: HolidayFile): Promise<HolidayDiff> =>
  intend(['year', form, year, version, body], (header) =>
    api.POST('/v1/holidays/{year}/imports', {
      params: { path: { year }, header: { ...header, ...seen(version) } },
      body,
    }),
  );

export const SETTINGS_KEY = [KEY] as const;
