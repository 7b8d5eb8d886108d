import type { staffApi } from '@buka-pintu/client';
import { queryOptions } from '@tanstack/react-query';
import { api, intend, take } from '../../api/client.js';
import type { TicketView } from '../../api/shapes.js';

export type PriorityChoice = staffApi.PriorityDecisionRequest;

/** Who may have priority on that day, in the order of the keys. */
export const categoriesQuery = (on: string) =>
  queryOptions({
    queryKey: ['priority-categories', on],
    queryFn: ({ signal }) => take(api.GET('/v1/queue/priority-categories', { params: { query: { on } }, signal })),
    staleTime: 600_000,
  });

export const decidePriority = ({ id, version }: TicketView, body: PriorityChoice): Promise<TicketView> =>
  intend(['priority', id, version, body], (headers) =>
    api.POST('/v1/queue/tickets/{id}/priority-decisions', { params: { path: { id } }, body, headers }),
  );
