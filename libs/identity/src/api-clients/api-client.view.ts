import type { ApiClientRow, KeyRow } from './api-client.queries.js';
import type { ApiClientView, ApiKeyView, ClientOwner } from './api-client.dto.js';

export function viewKey(row: KeyRow): ApiKeyView {
  return {
    id: row.id,
    hint: row.hint,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  };
}

export function viewClient(
  row: ApiClientRow,
  parts: { owner: ClientOwner; officeCodes: string[]; keys: readonly KeyRow[] },
): ApiClientView {
  return {
    id: row.id,
    name: row.name,
    owner: parts.owner,
    scopes: row.scopes,
    officeCodes: parts.officeCodes,
    mode: row.mode,
    keys: parts.keys.map(viewKey),
    registeredAt: row.registered_at.toISOString(),
    version: row.version,
  };
}
