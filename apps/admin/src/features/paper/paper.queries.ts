import { queryOptions } from '@tanstack/react-query';
import type { staffApi } from '@buka-pintu/client';
import { api, intend, take } from '../../api/client.js';

export type PaperList = staffApi.PaperListView;
export type PaperLine = staffApi.PaperEntryRequest;
export type PaperEntered = staffApi.PaperEntryView;

export const paperQuery = (servicePointId: string, on?: string) =>
  queryOptions({
    queryKey: ['paper', servicePointId, on ?? null],
    queryFn: ({ signal }) =>
      take(
        api.GET('/v1/queue/paper-lists/{servicePointId}', {
          params: { path: { servicePointId }, query: on ? { on } : {} },
          signal,
        }),
      ),
    enabled: servicePointId !== '',
  });

export const prepare = (servicePointId: string, on: string, lines: number) =>
  intend(['paper', servicePointId, on, lines], (headers) =>
    api.POST('/v1/queue/paper-lists', { params: { header: headers }, body: { servicePointId, on, lines } }),
  );

/** The sheet as HTML, as the server wrote it. */
export const readSheet = (servicePointId: string, on: string) =>
  take(
    api.GET('/v1/queue/paper-lists/{servicePointId}/print.html', {
      params: { path: { servicePointId }, query: { on } },
      parseAs: 'text',
    }),
  );

export const enterLine = (line: PaperLine) =>
  intend(['paper-line', line], (headers) =>
    api.POST('/v1/queue/paper-entries', { params: { header: headers }, body: line }),
  );

export const closeSheet = (servicePointId: string, on: string) =>
  intend(['paper-closing', servicePointId, on], (headers) =>
    api.POST('/v1/queue/paper-lists/{servicePointId}/closings', {
      params: { path: { servicePointId }, header: headers },
      body: { on },
    }),
  );
