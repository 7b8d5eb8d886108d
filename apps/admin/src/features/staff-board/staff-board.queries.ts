import type { staffApi } from '@buka-pintu/client';
import { api, intend, take } from '../../api/client.js';

export type Suspend = staffApi.DisruptionRequest;
export type Thresholds = staffApi.AlarmThresholds;

export const staffBoardStream = (servicePointId: string): string =>
  `/v1/queue/staff-boards/${encodeURIComponent(servicePointId)}/stream`;

/** @param form the opening of the form: what is said in it twice is said once */
export const suspend = (officeCode: string, form: string, body: Suspend) =>
  intend(['suspend', officeCode, form, body.what, body.servicePointId, body.serviceCode], (headers) =>
    api.POST('/v1/offices/{officeCode}/disruptions', { params: { path: { officeCode }, header: headers }, body }),
  );

export const resume = (id: string) =>
  intend(['resume', id], (headers) =>
    api.POST('/v1/disruptions/{id}/ends', { params: { path: { id }, header: headers } }),
  );

export const acknowledge = (servicePointId: string, key: string) =>
  intend(['acknowledge', servicePointId, key], (headers) =>
    api.POST('/v1/queue/staff-boards/{servicePointId}/acknowledgements', {
      params: { path: { servicePointId }, header: headers },
      body: { key },
    }),
  );

export const setThresholds = (servicePointId: string, version: number, body: Thresholds) =>
  take(
    api.PUT('/v1/queue/staff-boards/{servicePointId}/thresholds', {
      params: { path: { servicePointId }, header: { 'If-Match': `"${version}"` } },
      body,
    }),
  );
