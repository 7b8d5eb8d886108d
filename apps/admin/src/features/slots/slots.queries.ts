import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client.js';
import { addDays } from '../../lib/format.js';

/** Seven days of slots from a Monday. */
export const weekQuery = (servicePointId: string, monday: string) =>
  queryOptions({
    queryKey: ['slots', servicePointId, monday],
    queryFn: ({ signal }) =>
      take(
        api.GET('/v1/queue/slots', {
          params: { query: { servicePointId, from: monday, to: addDays(monday, 6) } },
          signal,
        }),
      ),
    enabled: servicePointId !== '',
    placeholderData: keepPreviousData,
  });

/** How many seats each slot's time could carry. */
export const suggestionsQuery = (servicePointId: string) =>
  queryOptions({
    queryKey: ['seat-suggestions', servicePointId],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/queue/seat-suggestions', { params: { query: { servicePointId } }, signal })),
    enabled: servicePointId !== '',
    staleTime: 10 * 60_000,
  });
