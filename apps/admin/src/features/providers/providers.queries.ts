import type { staffApi } from '@buka-pintu/client';
import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client.js';

export type Provider = staffApi.SignInProviderView;
export type ProviderRequest = staffApi.SignInProviderRequest;
export type ProviderTest = staffApi.ProviderTestView;

export const MANAGE = 'identity:sign-in-providers:manage';

export const providersQuery = queryOptions({
  queryKey: ['sign-in-providers'],
  queryFn: ({ signal }) => take(api.GET('/v1/sign-in-providers', { signal })),
});

/** @param version the one that was seen; 0 for a new one, so that it never replaces one of that name */
export const saveProvider = (slug: string, version: number, body: ProviderRequest): Promise<Provider> =>
  take(
    api.PUT('/v1/sign-in-providers/{slug}', {
      params: { path: { slug }, header: { 'If-Match': `"${version}"` } },
      body,
    }),
  );

export const removeProvider = (slug: string) =>
  take(api.DELETE('/v1/sign-in-providers/{slug}', { params: { path: { slug } } }));

export const testProvider = (issuer: string): Promise<ProviderTest> =>
  take(api.POST('/v1/sign-in-providers/tests', { body: { issuer } }));
