import { queryOptions, useQuery } from '@tanstack/react-query';
import { remember, useRemembered } from '../lib/remembered.js';
import { api, take } from './client.js';
import { Problem } from './problems.js';
import { actingOffice, sessionQuery } from './session.queries.js';
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

export interface Place {
  office: OfficeView | undefined;
  /** What the officer's session calls the office, known before the office itself is. */
  officeName: string | undefined;
  servicePoint: ServicePoint | undefined;
  zone: string;
  /** The officer belongs to an office that nobody has set up yet. */
  missing: boolean;
  /** Neither of both is known yet. */
  pending: boolean;
}

/** Where this workstation stands: the acting office and the service point chosen on it. */
export function usePlace(): Place {
  const session = useQuery(sessionQuery).data;
  const { data: office, error, isPending: pending } = useQuery(officeQuery(session?.officeCode ?? ''));
  const code = useRemembered('servicePoint');
  const servicePoint = office?.servicePoints.find((point) => point.code === code) ?? office?.servicePoints[0];
  return {
    office,
    officeName: office?.name ?? (session && actingOffice(session)?.name),
    servicePoint,
    zone: office?.zone ?? 'Asia/Jakarta',
    missing: !office && error instanceof Problem && error.status === 404,
    pending,
  };
}

/** Whether somebody can be served somewhere: a service point with counters, hours and services. */
export function isSetUp(office: OfficeView): boolean {
  return office.servicePoints.some((point) =>
    [point.counters, point.openingHours, point.serviceCodes].every((list) => list.length > 0),
  );
}

/** A fictitious office to try things in; the test office of an API client is another thing. */
export function isDemo(office: OfficeView | undefined): boolean {
  return office !== undefined && office.demo && !office.test;
}

export const standAt = (servicePointCode: string): void => remember('servicePoint', servicePointCode);
