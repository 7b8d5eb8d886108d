import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { staffApi } from '@buka-pintu/client';
import { foundQuery, MANAGE } from '../../api/found-staff.queries.js';
import { useMay } from '../../api/session.queries.js';

/** Below that half the office fits. */
const SIGNS = 3;
const PAUSE_MS = 400;
/** Each one found is a look at somebody's data, with a line in the access log: no more than are read. */
const SHOWN = 5;

/** Officers by a part of name, address or staff number, once the typing pauses; for who administers them. */
export function useFoundStaff(typed: string): readonly staffApi.StaffView[] {
  const may = useMay()(MANAGE);
  const [words, setWords] = useState('');
  useEffect(() => {
    const pause = setTimeout(() => setWords(typed), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed]);
  const wanted = may && words.length >= SIGNS && words === typed ? words : '';
  return useQuery(foundQuery(wanted, SHOWN)).data?.items ?? [];
}
