import { eachItem, type staffApi } from '@buka-pintu/client';
import { queryOptions } from '@tanstack/react-query';
import { api, intend, take } from '../../api/client.js';

type Settings = staffApi.OfficeSettingsView;
type Point = staffApi.ServicePointSettingsView;

/** Everything the office has set so far; `null` while nobody has made the office. */
export const settingsQuery = (officeCode: string) =>
  queryOptions({
    queryKey: ['set-up', 'settings', officeCode],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/offices/{officeCode}/settings', { params: { path: { officeCode } }, signal })),
    enabled: officeCode !== '',
  });

export const rulesQuery = (servicePointIds: readonly string[]) =>
  queryOptions({
    queryKey: ['set-up', 'rules', ...servicePointIds],
    queryFn: async ({ signal }) => {
      const lists = servicePointIds.map((servicePointId) =>
        take(api.GET('/v1/queue/slot-rules', { params: { query: { servicePointId } }, signal })),
      );
      return (await Promise.all(lists)).flatMap(({ items }) => items);
    },
  });

/** The officers of the office: an office that is being set up has a handful. */
export const colleaguesQuery = queryOptions({
  queryKey: ['set-up', 'staff'],
  queryFn: async ({ signal }) => {
    const all: staffApi.StaffView[] = [];
    const pages = eachItem((cursor) =>
      take(api.GET('/v1/staff', { params: { query: cursor ? { limit: 100, cursor } : { limit: 100 } }, signal })),
    );
    for await (const one of pages) all.push(one);
    return all;
  },
});

/** How many seats stand ready in the coming two weeks, over all service points. */
export const seatsQuery = (points: readonly Point[], from: string, to: string) =>
  queryOptions({
    queryKey: ['set-up', 'seats', from, to, ...points.map(({ id }) => id)],
    queryFn: async ({ signal }) => {
      const weeks = points.map(({ id: servicePointId }) =>
        take(api.GET('/v1/queue/slots', { params: { query: { servicePointId, from, to } }, signal })),
      );
      return (await Promise.all(weeks))
        .flatMap(({ days }) => days.flatMap((day) => day.slots.flatMap((slot) => slot.lanes)))
        .reduce((sum, { seats }) => sum + seats, 0);
    },
  });

const edit = (version: number) => ({ header: { 'If-Match': `"${version}"` } });

export const addOffice = (body: staffApi.NewOfficeRequest): Promise<Settings> =>
  intend(['office', body], (headers) => api.POST('/v1/offices', { body, headers }));

export const changeOffice = (was: Settings, body: staffApi.OfficeRequest): Promise<Settings> =>
  take(
    api.PUT('/v1/offices/{officeCode}', {
      params: { path: { officeCode: was.code }, ...edit(was.version) },
      body,
    }),
  );

export const addPoint = (officeCode: string, body: staffApi.ServicePointRequest, form: string): Promise<Point> =>
  intend(['point', form, body], (headers) =>
    api.POST('/v1/offices/{officeCode}/service-points', { params: { path: { officeCode } }, body, headers }),
  );

export const changePoint = (was: Point, change: Partial<staffApi.ServicePointRequest>): Promise<Point> => {
  const { name, kind, address, accessibility, serviceCodes } = was;
  return take(
    api.PUT('/v1/service-points/{id}', {
      params: { path: { id: was.id }, ...edit(was.version) },
      body: { name, kind, address, accessibility, serviceCodes, ...change },
    }),
  );
};

/** Adds the counters that are missing up to a number, one after the other: what was added before a break stays. */
export async function addCounters(point: Point, wanted: number, nameOf: (number: number) => string): Promise<void> {
  const taken = new Set(point.counters.map((counter) => counter.number));
  for (let number = 1; number <= wanted; number += 1) {
    if (taken.has(number)) continue;
    const body = { number, name: nameOf(number), serviceCodes: [], lanes: [], inUse: true };
    await intend(['counter', point.id, number], (headers) =>
      api.POST('/v1/service-points/{id}/counters', { params: { path: { id: point.id } }, body, headers }),
    );
  }
}

/** Sets the week of a service point from today on; the same day's hours are replaced, earlier ones stay in the past. */
export async function setHours(
  point: Point,
  today: string,
  hours: staffApi.OpeningSetRequest['hours'],
): Promise<unknown> {
  const body = { kind: 'normal' as const, name: null, validFrom: today, validTo: null, hours };
  const begun = point.openingSets.find((set) => set.kind === 'normal' && set.validFrom === today);
  if (begun)
    return take(api.PUT('/v1/opening-sets/{id}', { params: { path: { id: begun.id }, ...edit(begun.version) }, body }));
  return intend(['hours', point.id, body], (headers) =>
    api.POST('/v1/service-points/{id}/opening-sets', { params: { path: { id: point.id } }, body, headers }),
  );
}

/** Sets how a service point's hours become seats, from today on. */
export async function setRule(
  servicePointId: string,
  rules: readonly staffApi.SlotRuleView[],
  body: staffApi.SlotRuleChange,
): Promise<unknown> {
  const begun = rules.find((rule) => rule.servicePointId === servicePointId && rule.validFrom === body.validFrom);
  if (begun)
    return take(
      api.PUT('/v1/queue/slot-rules/{id}', { params: { path: { id: begun.id }, ...edit(begun.version) }, body }),
    );
  const request = { servicePointId, ...body };
  return intend(['rule', request], (headers) => api.POST('/v1/queue/slot-rules', { body: request, headers }));
}

/** Registers an officer. @param form of which the request was written: the same words again are another person */
export const addColleague = (body: staffApi.StaffRequest, form: string): Promise<staffApi.StaffView> =>
  intend(['staff', form, body], (headers) => api.POST('/v1/staff', { body, headers }));

/** A fresh link by which an officer chooses a password; an earlier one stops working. */
export const inviteColleague = ({ id, version, entryLink }: staffApi.StaffView): Promise<staffApi.EntryLinkView> =>
  intend(['entry-link', id, version, entryLink?.expiresAt], (headers) =>
    api.POST('/v1/staff/{id}/entry-links', {
      params: { path: { id } },
      body: { dropsSecondFactor: false },
      headers,
    }),
  );

/** Lets an officer open counters as well. */
export function letServe(was: staffApi.StaffView, officeCode: string): Promise<staffApi.StaffView> {
  const { id, version, name, email, staffNumber, locale, roles } = was;
  return take(
    api.PUT('/v1/staff/{id}', {
      params: { path: { id }, ...edit(version) },
      body: {
        name,
        locale,
        roles: [...roles, { role: 'counter' as const, officeCode }],
        ...(email ? { email } : {}),
        ...(staffNumber ? { staffNumber } : {}),
      },
    }),
  );
}
