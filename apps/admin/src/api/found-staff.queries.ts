import { queryOptions } from '@tanstack/react-query';
import { api, take } from './client.js';

/** What whoever looks for officers must hold. */
export const MANAGE = 'identity:staff:manage';

/** @param limit at most so many: each that is found leaves a line in the access log */
export const foundQuery = (text: string, limit = 50) =>
  queryOptions({
    queryKey: ['staff', 'found', text, limit],
    queryFn: ({ signal }) => take(api.POST('/v1/staff/searches', { body: { text, limit }, signal })),
    enabled: text !== '',
  });
