import { eachItem, Problem, type staffApi } from '@buka-pintu/client';
import { queryOptions } from '@tanstack/react-query';
import { api, intend, take } from '../../api/client.js';
import type { TicketView } from '../../api/shapes.js';

export type Visitor = staffApi.ExpectedVisitorView;

/** Everybody whom imported lists announce on a day; masked. */
export const visitorsQuery = (servicePointId: string, on: string) =>
  queryOptions({
    queryKey: ['visitors', servicePointId, on],
    queryFn: async ({ signal }) => {
      const all: Visitor[] = [];
      const pages = eachItem((cursor) => {
        const query = { servicePointId, on, limit: 100, ...(cursor ? { cursor } : {}) };
        return take(api.GET('/v1/queue/expected-visitors', { params: { query }, signal }));
      });
      for await (const visitor of pages) all.push(visitor);
      return all;
    },
    enabled: servicePointId !== '',
    refetchInterval: 30_000,
  });

/** One visitor opened by an officer: whole name and number, and a line in the access log. */
export const visitorQuery = (id: string) =>
  queryOptions({
    queryKey: ['visitors', 'one', id],
    queryFn: ({ signal }) => take(api.GET('/v1/queue/expected-visitors/{id}', { params: { path: { id } }, signal })),
  });

/** Whom this number announces, here and today before all. A number is never put into an address. */
export async function findVisitor(servicePointId: string, shown: string): Promise<Visitor | undefined> {
  try {
    return await take(api.POST('/v1/queue/expected-visitors/searches', { body: { servicePointId, shown } }));
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined;
    throw error;
  }
}

export const checkInVisitor = ({ id, version }: Visitor, servicePointId: string): Promise<TicketView> =>
  intend(['check-in-visitor', id, version], (headers) =>
    api.POST('/v1/queue/expected-visitors/{id}/check-ins', {
      params: { path: { id } },
      body: { servicePointId },
      headers,
    }),
  );
