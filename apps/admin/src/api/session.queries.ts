import { queryOptions, useQuery } from '@tanstack/react-query';
import { read, send } from './client.js';
import type { SessionOffice, SessionView, SignInView } from './shapes.js';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => read<SessionView>('/v1/sessions/current', {}, signal),
  staleTime: 60_000,
});

export const signIn = (name: string, password: string): Promise<SignInView> =>
  send('POST', '/v1/sessions', { name, password });
export const confirmSecondFactor = (code: string): Promise<SignInView> =>
  send('POST', '/v1/sessions/current/second-factors', { code });
export const signInDemo = (token: string): Promise<SignInView> => send('POST', '/v1/sessions/demo', { token });
/** The first administrator of a new house, let in by the link that its first start printed. */
export const setUp = (first: { token: string; name: string; email: string; password: string }): Promise<SignInView> =>
  send('POST', '/v1/staff/first-administrator', first);
export const signOut = (): Promise<void> => send('DELETE', '/v1/sessions/current');
export const actFor = (officeCode: string): Promise<SessionView> =>
  send('PUT', '/v1/sessions/current/office', { officeCode });

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
