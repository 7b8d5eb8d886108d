import { queryOptions } from '@tanstack/react-query';
import { api, intend, take } from '../../api/client.js';

export const healthQuery = queryOptions({
  queryKey: ['health-report'],
  queryFn: ({ signal }) => take(api.GET('/v1/health-report', { signal })),
  refetchInterval: 30_000,
});

/** Looks again every two seconds while a backup is being made. */
export const backupsQuery = (may: boolean) =>
  queryOptions({
    queryKey: ['backups'],
    queryFn: ({ signal }) => take(api.GET('/v1/backups', { signal })),
    refetchInterval: ({ state }) => (state.data?.runs[0]?.state === 'running' ? 2000 : 4000),
    enabled: may,
  });

export const backUpNow = (seen: string | undefined) =>
  intend(['back up', seen], (headers) => api.POST('/v1/backups', { params: { header: headers } }));

export const newPassphrase = () => take(api.POST('/v1/backups/recovery-passphrases'));
