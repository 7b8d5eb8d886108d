import { queryOptions, useQuery } from '@tanstack/react-query';
import { remember, useRemembered } from '../lib/remembered.js';
import { api, take } from './client.js';
import { sessionQuery } from './session.queries.js';
import type { OfficeView, ServicePoint } from './shapes.js';

export const officeQuery = (code: string) =>
  queryOptions({
    queryKey: ['office', code],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/offices/{officeCode}', { params: { path: { officeCode: code } }, signal })),
    staleTime: 10 * 60_000,
    enabled: code !== '',
  });

export const servicesQuery = queryOptions({
  queryKey: ['services'],
  queryFn: ({ signal }) => take(api.GET('/v1/services', { signal })),
  staleTime: 10 * 60_000,
});

/** Where this workstation stands: the acting office and the service point chosen on it. */
export function usePlace(): { office: OfficeView | undefined; servicePoint: ServicePoint | undefined; zone: string } {
  const session = useQuery(sessionQuery).data;
  const office = useQuery(officeQuery(session?.officeCode ?? '')).data;
  const code = useRemembered('servicePoint');
  const servicePoint = office?.servicePoints.find((point) => point.code === code) ?? office?.servicePoints[0];
  return { office, servicePoint, zone: office?.zone ?? 'Asia/Jakarta' };
}

export const standAt = (servicePointCode: string): void => remember('servicePoint', servicePointCode);
