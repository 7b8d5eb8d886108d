import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { staffApi } from '@buka-pintu/client';
import { api, intend, take } from '../../api/client.js';

export type AccessSearch = staffApi.AccessSearch;
export type AccessLine = staffApi.AccessLineView;
export type LedgerCheck = staffApi.LedgerCheckView;
export type UnusualFinding = staffApi.UnusualFindingView;

/** What was asked; each question is asked once, since every asking leaves a line itself. */
export const accessQuery = (asked: AccessSearch | undefined, at: number) =>
  infiniteQueryOptions({
    queryKey: ['access-log', asked ?? null, at],
    queryFn: ({ pageParam, signal }) =>
      take(
        api.POST('/v1/access-log/searches', {
          params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
          body: asked!,
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: asked !== undefined,
    staleTime: Infinity,
    retry: false,
    refetchOnWindowFocus: false,
  });

export const exportAccess = (body: AccessSearch) => take(api.POST('/v1/access-log/exports', { body }));

export const unusualQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['access-unusual', from, to],
    queryFn: ({ signal }) => take(api.GET('/v1/access-log/unusual', { params: { query: { from, to } }, signal })),
  });

export const clientReviewQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['client-review', from, to],
    queryFn: ({ signal }) => take(api.GET('/v1/queue/client-reviews', { params: { query: { from, to } }, signal })),
  });

/** Looks again every second while a check is running. */
export const checksQuery = queryOptions({
  queryKey: ['ledger-checks'],
  queryFn: ({ signal }) => take(api.GET('/v1/ledger-checks', { params: { query: { limit: 30 } }, signal })),
  refetchInterval: ({ state }) => (state.data?.items.some(({ state: one }) => one === 'running') ? 1000 : false),
});

export const startCheck = (seen: string | undefined) =>
  intend(['check the ledger', seen], (headers) => api.POST('/v1/ledger-checks', { params: { header: headers } }));
