import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client.js';
import type { MessageState } from '../../api/shapes.js';

/** Messages of the acting office, newest first, page after page. */
export const messagesQuery = (state: MessageState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['messages', state ?? null],
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/v1/messages', {
          params: {
            query: { limit: 50, ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
