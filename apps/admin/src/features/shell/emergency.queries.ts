import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client.js';

export const EMERGENCY_STREAM = '/v1/queue/emergencies/stream';

export const emergenciesQuery = queryOptions({
  queryKey: ['emergencies'],
  queryFn: ({ signal }) => take(api.GET('/v1/queue/emergencies', { signal })),
  // The stream keeps it fresh, but an alarm is worth asking for when the stream is silent.
  refetchInterval: 30_000,
});
