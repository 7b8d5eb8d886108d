import { queryOptions } from '@tanstack/react-query';
import { api, take } from './client.js';

/** The figures of a service point's day; today's when `on` is left out. Today, the desk and the counter list read it. */
export const dayQuery = (servicePointId: string, on?: string) =>
  queryOptions({
    queryKey: ['day', servicePointId, on ?? null],
    queryFn: ({ signal }) =>
      take(
        api.GET('/v1/queue/days/{servicePointId}', {
          params: { path: { servicePointId }, query: on ? { on } : {} },
          signal,
        }),
      ),
    enabled: servicePointId !== '',
    refetchInterval: 15_000,
  });
