import { queryOptions } from '@tanstack/react-query';
import { read } from '../../api/client.js';
import type { ConsoleView } from '../../api/shapes.js';

const path = (counterId: string): string => `/v1/queue/counters/${encodeURIComponent(counterId)}/console`;

export const consoleQuery = (counterId: string) =>
  queryOptions({
    queryKey: ['console', counterId],
    queryFn: ({ signal }) => read<ConsoleView>(path(counterId), {}, signal),
    // The stream keeps it fresh; a refetch would only race with it.
    staleTime: Infinity,
  });

export const consoleStream = (counterId: string): string => `${path(counterId)}/stream`;
