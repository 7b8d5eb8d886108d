import { queryOptions } from '@tanstack/react-query';
import { api, take } from './client.js';

/** National holidays and joint leave of a year; they hold for every office, and for every calendar in these pages. */
export const yearQuery = (year: number) =>
  queryOptions({
    queryKey: ['holidays', year],
    queryFn: ({ signal }) => take(api.GET('/v1/holidays', { params: { query: { year } }, signal })),
    staleTime: 60_000,
  });

export const HOLIDAYS_KEY = ['holidays'] as const;
