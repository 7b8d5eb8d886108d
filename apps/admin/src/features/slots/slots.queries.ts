import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { read } from '../../api/client.js';
import type { SlotDay } from '../../api/shapes.js';
import { addDays } from '../../lib/format.js';

/** Seven days of slots from a Monday. */
export const weekQuery = (servicePointId: string, monday: string) =>
  queryOptions({
    queryKey: ['slots', servicePointId, monday],
    queryFn: ({ signal }) =>
      read<{ days: SlotDay[] }>('/v1/queue/slots', { servicePointId, from: monday, to: addDays(monday, 6) }, signal),
    enabled: servicePointId !== '',
    placeholderData: keepPreviousData,
  });
