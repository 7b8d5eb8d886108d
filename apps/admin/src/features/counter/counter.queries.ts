import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client.js';

export const consoleQuery = (counterId: string) =>
  queryOptions({
    queryKey: ['console', counterId],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/queue/counters/{id}/console', { params: { path: { id: counterId } }, signal })),
    // The stream keeps it fresh; a refetch would only race with it.
    staleTime: Infinity,
  });

export const consoleStream = (counterId: string): string =>
  `/v1/queue/counters/${encodeURIComponent(counterId)}/console/stream`;

/** The steps of services at a service point: what a number can be sent on to. */
export const journeysQuery = (servicePointId: string) =>
  queryOptions({
    queryKey: ['journeys', servicePointId],
    queryFn: ({ signal }) => take(api.GET('/v1/queue/journeys', { params: { query: { servicePointId } }, signal })),
    staleTime: 60_000,
  });
