import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api, take } from './client.js';
import type { SessionOffice, SessionView, SignInView } from './shapes.js';
import type { staffApi } from '@buka-pintu/client';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => take(api.GET('/v1/sessions/current', { signal })),
  staleTime: 60_000,
});

export const signIn = (name: string, password: string): Promise<SignInView> =>
  take(api.POST('/v1/sessions', { body: { name, password } }));
/** @param trustDevice whether no second factor shall be asked in this browser for thirty days */
export const confirmSecondFactor = (code: string, trustDevice = false): Promise<SignInView> =>
  take(api.POST('/v1/sessions/current/second-factors', { body: { code, ...(trustDevice ? { trustDevice } : {}) } }));
export const showRecoveryCode = (code: string): Promise<SignInView> =>
  take(api.POST('/v1/sessions/current/recovery-codes', { body: { code } }));
export const signInDemo = (token: string): Promise<SignInView> =>
  take(api.POST('/v1/sessions/demo', { body: { token } }));
/** The first administrator of a new house, let in by the link that its first start printed. */
export const setUp = (body: staffApi.FirstAdministratorRequest): Promise<SignInView> =>
  take(api.POST('/v1/staff/first-administrator', { body }));
/** An officer with the link of an invitation, or of a reset, chooses a password. */
export const enterByLink = (token: string, password: string): Promise<SignInView> =>
  take(api.POST('/v1/sessions/entries', { body: { token, password } }));
export const offeredProvidersQuery = queryOptions({
  queryKey: ['offered-providers'],
  queryFn: ({ signal }) => take(api.GET('/v1/sessions/single-sign-on', { signal })),
  staleTime: 60_000,
});
export const beginSingleSignOn = (provider: string) =>
  take(api.POST('/v1/sessions/single-sign-on', { body: { provider } }));
export const completeSingleSignOn = (body: staffApi.CompletionRequest): Promise<SignInView> =>
  take(api.POST('/v1/sessions/single-sign-on/completions', { body }));
/** Signs out here, and says where to sign out at the identity provider the officer came by. */
export const leave = () => take(api.POST('/v1/sessions/departures'));
export const signOut = () => take(api.DELETE('/v1/sessions/current'));
const actFor = (officeCode: string): Promise<SessionView> =>
  take(api.PUT('/v1/sessions/current/office', { body: { officeCode } }));

/** Moves to another office: everything that was fetched belongs to the one before. */
export function useMoveTo(): (officeCode: string) => Promise<void> {
  const queries = useQueryClient();
  const router = useRouter();
  return async (officeCode) => {
    await actFor(officeCode);
    await queries.resetQueries();
    await router.invalidate();
  };
}

/** The office the session acts for, with the person's permissions there. */
export function actingOffice(session: SessionView): SessionOffice | undefined {
  return session.offices.find((office) => office.code === session.officeCode);
}

/** May the person do this in the acting office? False while the session is unknown. */
export function useMay(): (permission: string) => boolean {
  const { data } = useQuery(sessionQuery);
  const permissions = new Set(data ? actingOffice(data)?.permissions : []);
  return (permission) => permissions.has(permission);
}
