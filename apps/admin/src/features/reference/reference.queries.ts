import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, intend, take } from '../../api/client.js';
import type { staffApi } from '@buka-pintu/client';

export const HAND_OVER = 'offices:reference:hand_over';
export type OfficeName = staffApi.OfficeView;

/** Every office of the installation that could keep the reference data. */
export const officesQuery = queryOptions({
  queryKey: ['all-offices'],
  queryFn: ({ signal }) => take(api.GET('/v1/offices', { signal })),
});

export const handoversQuery = (officeCode: string) =>
  infiniteQueryOptions({
    queryKey: ['reference-keeper', officeCode, 'changes'],
    queryFn: ({ pageParam, signal }) => {
      const query = { part: 'reference' as const, limit: 25, ...(pageParam ? { cursor: pageParam } : {}) };
      return take(
        api.GET('/v1/offices/{officeCode}/setting-changes', { params: { path: { officeCode }, query }, signal }),
      );
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: officeCode !== '',
  });

/** @param press which press it was: handed back and forth, the same wish is another one */
export const handOver = (officeCode: string, press: string) =>
  intend(['hand-over', officeCode, press], (header) =>
    api.POST('/v1/offices/{officeCode}/reference-handovers', { params: { path: { officeCode }, header } }),
  );
