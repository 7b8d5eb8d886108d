import { queryOptions, useQuery } from '@tanstack/react-query';
import { remember, useRemembered } from '../lib/remembered.js';
import { read } from './client.js';
import { sessionQuery } from './session.queries.js';
import type { OfficeView, Page, ServicePoint, ServiceView } from './shapes.js';

export const officeQuery = (code: string) =>
  queryOptions({
    queryKey: ['office', code],
    queryFn: ({ signal }) => read<OfficeView>(`/v1/offices/${encodeURIComponent(code)}`, {}, signal),
    staleTime: 10 * 60_000,
    enabled: code !== '',
  });

export const servicesQuery = queryOptions({
  queryKey: ['services'],
  queryFn: ({ signal }) => read<Page<ServiceView>>('/v1/services', {}, signal),
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
