import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, intend, take } from '../../api/client.js';
import type { MessageState, MessageView } from '../../api/shapes.js';

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
    // What waits for the mail server changes by itself.
    refetchInterval: 15_000,
  });

/** Of what was given up: pressed again after it failed once more, it is another intent. */
export const sendAgain = ({ id, failure }: MessageView) =>
  intend(['message-again', id, failure?.at], (headers) =>
    api.POST('/v1/messages/{id}/deliveries', { params: { path: { id } }, headers }),
  );
