import type { staffApi } from '@buka-pintu/client';
import { queryOptions } from '@tanstack/react-query';
import { api, intend, take } from './client.js';
import { Problem } from './problems.js';
import type { SignInView } from './shapes.js';

export type OfficerHere = staffApi.OfficerHere;

/** The officers who trust this computer; without its cookie, nobody. */
export const officersHereQuery = queryOptions({
  queryKey: ['officers-here'],
  queryFn: ({ signal }) => take(api.GET('/v1/sessions/officers', { signal })),
});

/** Another officer goes on with the password; the session before ends. */
export const changeOfficer = (officerId: string, password: string): Promise<SignInView> =>
  take(api.POST('/v1/sessions/changes', { body: { officerId, password } }));

/** The counter that the officer before still has open, when that is why somebody can't take over. */
export function stillOpen(error: unknown): string | undefined {
  const counter = error instanceof Problem && error.code === 'counter_still_open' && error.body['counterId'];
  return typeof counter === 'string' ? counter : undefined;
}

/** Closes it, in the name of the officer who is still signed in. */
export const closeCounter = (id: string) =>
  intend(['close-before-change', id], (headers) =>
    api.POST('/v1/queue/counters/{id}/closings', { params: { path: { id } }, headers }),
  );
