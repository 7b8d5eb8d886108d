import { infiniteQueryOptions } from '@tanstack/react-query';
import { read } from '../../api/client.js';
import type { MessageView, Page } from '../../api/shapes.js';

/** Messages of the acting office, newest first, page after page. */
export const messagesQuery = (state: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['messages', state ?? null],
    queryFn: ({ pageParam, signal }) =>
      read<Page<MessageView>>('/v1/messages', { state, cursor: pageParam, limit: 50 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
