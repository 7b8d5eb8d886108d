import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../../api/session.queries.js';
import { settingsQuery } from './offices.queries.js';

/** The acting office's settings, and its code for what is written. */
export function useSettings() {
  const code = useQuery(sessionQuery).data?.officeCode ?? '';
  const query = useQuery(settingsQuery(code));
  return { code, settings: query.data, query };
}
