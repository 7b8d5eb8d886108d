import type { staffApi } from '@buka-pintu/client';
import { queryOptions } from '@tanstack/react-query';
import { api, intend, take } from '../../api/client.js';

export type StockFlag = staffApi.StockFlagView;
export type StockChange = staffApi.StockFlagChange;
export type StockQuestion = staffApi.StockPreviewRequest;
export type StockEffect = staffApi.StockPreviewView;

/** What a service point has run out of, now and in the coming days. */
export const stockQuery = (servicePointId: string) =>
  queryOptions({
    queryKey: ['stock-flags', servicePointId],
    queryFn: ({ signal }) => take(api.GET('/v1/queue/stock-flags', { params: { query: { servicePointId } }, signal })),
    enabled: servicePointId !== '',
  });

const by = (id: string, version: number) => ({ path: { id }, header: { 'If-Match': `"${version}"` } });

/** Whom it would hit; nothing is saved. */
export const lookAtStock = (body: StockQuestion): Promise<StockEffect> =>
  take(api.POST('/v1/queue/stock-previews', { body }));

/** @param form the form it was written in: the same form sent twice is one flag */
export const addStock = (form: string, body: staffApi.StockFlagRequest): Promise<StockFlag> =>
  intend(['stock-flag', form, body], (header) => api.POST('/v1/queue/stock-flags', { params: { header }, body }));
export const changeStock = (id: string, version: number, body: StockChange): Promise<StockFlag> =>
  take(api.PUT('/v1/queue/stock-flags/{id}', { params: by(id, version), body }));
export const removeStock = (id: string, version: number) =>
  take(api.DELETE('/v1/queue/stock-flags/{id}', { params: by(id, version) }));
