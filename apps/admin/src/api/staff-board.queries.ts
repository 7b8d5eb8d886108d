import { queryOptions } from '@tanstack/react-query';
import type { staffApi } from '@buka-pintu/client';
import { api, take } from './client.js';

export type StaffBoard = staffApi.StaffBoardView;
export type Alarm = staffApi.AlarmView;
export type Suspension = staffApi.SuspensionView;

/** The whole room of a service point. Today and the staff board read it; some alarms come by time alone, so it is asked again. */
export const staffBoardQuery = (servicePointId: string) =>
  queryOptions({
    queryKey: ['staff-board', servicePointId],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/queue/staff-boards/{servicePointId}', { params: { path: { servicePointId } }, signal })),
    enabled: servicePointId !== '',
    refetchInterval: 20_000,
  });
