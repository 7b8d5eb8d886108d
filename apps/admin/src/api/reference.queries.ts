import { queryOptions } from '@tanstack/react-query';
import { api, take } from './client.js';
import { Problem } from './problems.js';

/** The office that keeps the catalogue and the national holidays for all; null before there is any. */
export const keeperQuery = queryOptions({
  queryKey: ['reference-keeper'],
  queryFn: async ({ signal }) => {
    try {
      return await take(api.GET('/v1/reference-keepers/current', { signal }));
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});
