import type { staffApi } from '@buka-pintu/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, intend, take } from '../../api/client.js';

export type Webhook = staffApi.WebhookView;
export type WebhookRequest = staffApi.WebhookRequest;
export type Delivery = staffApi.DeliveryView;

export const MANAGE = 'platform:webhooks:manage';

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: ({ signal }) => take(api.GET('/v1/webhooks', { params: { query: { limit: 100 } }, signal })),
});

export const eventTypesQuery = queryOptions({
  queryKey: ['webhook-event-types'],
  queryFn: ({ signal }) => take(api.GET('/v1/webhook-event-types', { signal })),
  staleTime: 10 * 60_000,
});

/** Whose a webhook can be. */
export const ownersQuery = queryOptions({
  queryKey: ['webhook-owners'],
  queryFn: ({ signal }) => take(api.GET('/v1/api-clients', { params: { query: { limit: 100 } }, signal })),
});

export const deliveriesQuery = (id: string, state: Delivery['state'] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', id, 'deliveries', state ?? null],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 25, ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) };
      return take(api.GET('/v1/webhooks/{id}/deliveries', { params: { path: { id }, query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchInterval: 10_000,
  });

/** @param form of which it was written */
export const register = (body: WebhookRequest, form: string) =>
  intend(['register-webhook', form, body], (headers) => api.POST('/v1/webhooks', { body, headers }));

/** Pauses a webhook or makes it active again. */
export const turn = (hook: Webhook, active: boolean) =>
  take(
    api.PUT('/v1/webhooks/{id}', {
      params: { path: { id: hook.id }, header: { 'If-Match': `"${hook.version}"` } },
      body: {
        url: hook.url,
        types: hook.types,
        officeCodes: hook.officeCodes,
        ...(hook.description ? { description: hook.description } : {}),
        active,
      },
    }),
  );

export const remove = (id: string) => take(api.DELETE('/v1/webhooks/{id}', { params: { path: { id } } }));

export const rotateSecret = ({ id, version }: Webhook) =>
  intend(['webhook-secret', id, version], (headers) =>
    api.POST('/v1/webhooks/{id}/secrets', { params: { path: { id } }, body: { overlapHours: 24 }, headers }),
  );

/** @param after the newest delivery that was seen */
export const sendTest = (id: string, after: string) =>
  intend(['webhook-test', id, after], (headers) =>
    api.POST('/v1/webhooks/{id}/test-sends', { params: { path: { id } }, headers }),
  );

export const replay = (id: string, { id: deliveryId, attempts, lastAt }: Delivery) =>
  intend(['webhook-replay', deliveryId, attempts, lastAt], (headers) =>
    api.POST('/v1/webhooks/{id}/deliveries/{deliveryId}/replays', { params: { path: { id, deliveryId } }, headers }),
  );

/** @param press which press it was: the same wish pressed again is another one */
export const replaySince = (id: string, since: string, press: string) =>
  intend(['webhook-replays', id, press], (headers) =>
    api.POST('/v1/webhooks/{id}/replays', { params: { path: { id } }, body: { since, all: false }, headers }),
  );
