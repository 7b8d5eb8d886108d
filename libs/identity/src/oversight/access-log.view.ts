import type { AccessLineView } from './access-log.dto.js';
import type { LineRow } from './access-log.queries.js';
import { purposeName } from './access-purpose.js';

export interface LineContext {
  officeCode: string;
  actorName: string | null;
  /** Of the officer whose role it was. */
  onBehalfOfName: string | null;
  reason: string | null;
}

export function accessLineView(
  row: LineRow,
  { officeCode, actorName, onBehalfOfName, reason }: LineContext,
): AccessLineView {
  return {
    id: row.id,
    at: new Date(row.at).toISOString(),
    officeCode,
    actor: {
      kind: row.actorKind,
      id: row.actorId,
      name: actorName,
      onBehalfOf: row.onBehalfOf === null ? null : { id: row.onBehalfOf, name: onBehalfOfName },
    },
    record: { type: row.subjectType, id: row.subjectId },
    fields: row.fields,
    purpose: row.purpose,
    purposeName: purposeName(row.purpose),
    reason,
  };
}
