import type { staffApi } from '@buka-pintu/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, intend, take } from '../../api/client.js';

export type ApiClient = staffApi.ApiClientView;
export type ApiClientRequest = staffApi.ApiClientRequest;
export type ApiKey = staffApi.ApiKeyView;
export type IssuedKey = staffApi.IssuedKeyView;
export type ApiRequest = staffApi.ApiRequestView;

export const MANAGE = 'identity:api-clients:manage';

/** The clients of the acting office: tens at most. */
export const clientsQuery = queryOptions({
  queryKey: ['api-clients'],
  queryFn: ({ signal }) => take(api.GET('/v1/api-clients', { params: { query: { limit: 100 } }, signal })),
});

export const clientQuery = (id: string) =>
  queryOptions({
    queryKey: ['api-clients', id],
    queryFn: ({ signal }) => take(api.GET('/v1/api-clients/{id}', { params: { path: { id } }, signal })),
    enabled: id !== '',
  });

export const scopesQuery = queryOptions({
  queryKey: ['api-scopes'],
  queryFn: ({ signal }) => take(api.GET('/v1/api-clients/scopes', { signal })),
  staleTime: 10 * 60_000,
});

export const requestsQuery = (id: string, outcome: 'refused' | undefined) =>
  infiniteQueryOptions({
    queryKey: ['api-clients', id, 'requests', outcome ?? null],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 25, ...(outcome ? { outcome } : {}), ...(pageParam ? { cursor: pageParam } : {}) };
      return take(api.GET('/v1/api-clients/{id}/requests', { params: { path: { id }, query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** @param form of which the request was written: a new form is another client, even with the same words */
export const register = (body: ApiClientRequest, form: string): Promise<ApiClient> =>
  intend(['register-client', form, body], (headers) => api.POST('/v1/api-clients', { body, headers }));

export const change = ({ id, version }: ApiClient, body: ApiClientRequest): Promise<ApiClient> =>
  take(
    api.PUT('/v1/api-clients/{id}', {
      params: { path: { id }, header: { 'If-Match': `"${version}"` } },
      body,
    }),
  );

export const end = (id: string) => take(api.DELETE('/v1/api-clients/{id}', { params: { path: { id } } }));

/** @param after the newest key that was seen: pressing again means another one only once that one shows */
export const issueKey = (id: string, mode: 'live' | 'test', after: string): Promise<IssuedKey> =>
  intend(['issue-key', id, mode, after], (headers) =>
    api.POST('/v1/api-clients/{id}/keys', { params: { path: { id } }, body: { mode }, headers }),
  );

export const rotateKey = (id: string, keyId: string, oldEndsAt: string): Promise<IssuedKey> =>
  intend(['rotate-key', keyId], (headers) =>
    api.POST('/v1/api-clients/{id}/keys/{keyId}/rotations', {
      params: { path: { id, keyId } },
      body: { oldEndsAt },
      headers,
    }),
  );

export const revokeKey = (id: string, keyId: string) =>
  take(api.DELETE('/v1/api-clients/{id}/keys/{keyId}', { params: { path: { id, keyId } } }));

export const makeTestOffice = (id: string, held: number) =>
  intend(['test-office', id, held], (headers) =>
    api.POST('/v1/api-clients/{id}/test-offices', { params: { path: { id } }, body: {}, headers }),
  );
