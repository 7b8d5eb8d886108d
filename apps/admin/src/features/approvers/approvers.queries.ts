import type { staffApi } from '@buka-pintu/client';
import { queryOptions } from '@tanstack/react-query';
import { api, intend, take } from '../../api/client.js';

export type Approver = staffApi.ApproverView;
export type ApproverRequest = staffApi.ApproverRequest;

export const MANAGE = 'identity:approvers:manage';

export const approversQuery = queryOptions({
  queryKey: ['approvers'],
  queryFn: ({ signal }) => take(api.GET('/v1/approvers', { signal })),
});

/** @param form the form it was written in: a new form is another approver, even with the same words */
export const nameApprover = (body: ApproverRequest, form: string): Promise<Approver> =>
  intend(['name-approver', form, body], (headers) => api.POST('/v1/approvers', { body, headers }));

export const endApprover = (id: string): Promise<Approver> =>
  intend(['end-approver', id], (headers) => api.POST('/v1/approvers/{id}/ends', { params: { path: { id } }, headers }));
