import { queryOptions } from '@tanstack/react-query';
import { read } from './client.js';
import type { DayView } from './shapes.js';

/** The figures of a service point's day; `on` is today when left out. Today and the counter list both read it. */
export const dayQuery = (servicePointId: string, on?: string) =>
  queryOptions({
    queryKey: ['day', servicePointId, on ?? null],
    queryFn: ({ signal }) => read<DayView>(`/v1/queue/days/${encodeURIComponent(servicePointId)}`, { on }, signal),
    enabled: servicePointId !== '',
    refetchInterval: 15_000,
  });
