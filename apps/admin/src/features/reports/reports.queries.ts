import type { staffApi } from '@buka-pintu/client';
import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client.js';

export type FiguresView = staffApi.FiguresView;
export type FigureView = staffApi.FigureView;
export type FigureKey = staffApi.DefinitionView['key'];
export type FiguresBy = FiguresView['by'];
export type FiguresAsked = NonNullable<staffApi.operations['getFigures']['parameters']['query']>;

/** Some days in figures. */
export const figuresQuery = (asked: FiguresAsked) =>
  queryOptions({
    queryKey: ['figures', asked],
    queryFn: ({ signal }) => take(api.GET('/v1/queue/figures', { params: { query: asked }, signal })),
    staleTime: 60_000,
  });

/** Where the same table is a file; a plain link, since the session's cookie goes with it. */
export function fileAddress(asked: FiguresAsked): string {
  const given = Object.entries(asked).filter((it): it is [string, string] => typeof it[1] === 'string');
  return `/v1/queue/figures/table.csv?${new URLSearchParams(given).toString()}`;
}
