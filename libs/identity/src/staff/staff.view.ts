import type { Vault } from '@buka-pintu/platform';
import type { ManagedRow } from './administration.queries.js';
import type { HeldRole, ShownStaffState, StaffAction, StaffView } from './staff.dto.js';
import { sealedAt } from './sealed-at.js';

/** The state as people speak of it: somebody who never signed in was only invited. */
export function shownState(row: { state: 'active' | 'suspended'; entered: boolean }): ShownStaffState {
  return row.state === 'active' && !row.entered ? 'invited' : row.state;
}

export function viewStaff(row: ManagedRow, vault: Vault, codeOf: (officeId: number) => string): StaffView {
  const open = (sealed: Buffer | null, at: string): string | null => sealed && vault.open(sealed, at);
  const { id, link_expires_at: linkExpiresAt } = row;
  return {
    id,
    name: vault.open(row.name_sealed, sealedAt.name(id)),
    email: open(row.email_sealed, sealedAt.email(id)),
    staffNumber: open(row.staff_number_sealed, sealedAt.staffNumber(id)),
    locale: row.locale,
    state: shownState(row),
    roles: row.roles.map(({ role, atOfficeId }) => ({ role, officeCode: codeOf(atOfficeId) }) as HeldRole),
    secondFactor: row.has_totp,
    entryLink: linkExpiresAt && {
      expiresAt: linkExpiresAt.toISOString(),
      dropsSecondFactor: row.link_drops ?? false,
    },
    registeredAt: row.created_at.toISOString(),
    lastSeenAt: row.seen_at?.toISOString() ?? null,
    actions: actionsOn(row.state),
    version: row.version,
  };
}

function actionsOn(state: 'active' | 'suspended'): StaffAction[] {
  return state === 'active' ? ['change', 'suspend', 'issue_link'] : ['change', 'reactivate'];
}
