import type { staffApi } from '@buka-pintu/client';
import { api, intend } from '../../api/client.js';

export type NewOffice = staffApi.NewOfficeRequest;
export const CREATE = 'offices:offices:create';

/** @param form of which it was written: pressed twice it is one office */
export const addOffice = (form: string, body: NewOffice) =>
  intend(['office', form, body], (header) => api.POST('/v1/offices', { params: { header }, body }));
