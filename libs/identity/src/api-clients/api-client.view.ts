import type { ApiClientRow, KeyRow } from './api-client.queries.js';
import type { ApiClientView, ApiKeyView, ClientContact, ClientOwner } from './api-client.dto.js';

export function viewKey(row: KeyRow): ApiKeyView {
  return {
    id: row.id,
    mode: row.mode,
    hint: row.hint,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  };
}

export interface ClientParts {
  owner: ClientOwner;
  contact: ClientContact | null;
  codeOf: (officeId: number) => string;
  keys: readonly KeyRow[];
}

export function viewClient(row: ApiClientRow, { owner, contact, codeOf, keys }: ClientParts): ApiClientView {
  return {
    id: row.id,
    name: row.name,
    owner,
    contact,
    scopes: row.scopes,
    officeCodes: row.offices.map(codeOf),
    testOfficeCodes: row.test_offices.map(codeOf),
    origins: row.origins,
    bookingsPerDay: row.bookings_per_day,
    state: row.state,
    keys: keys.map(viewKey),
    registeredAt: row.registered_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    version: row.version,
  };
}
