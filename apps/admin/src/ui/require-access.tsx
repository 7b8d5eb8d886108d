import type { ReactNode } from 'react';
import { useMay } from '../api/session.queries.js';
import { Forbidden } from './dead-end.js';

/** Shows a page only to who may do what it is for; the server asks again at every step. */
export function RequireAccess(props: { permission: string; children: ReactNode }) {
  const may = useMay();
  return may(props.permission) ? props.children : <Forbidden permission={props.permission} />;
}
