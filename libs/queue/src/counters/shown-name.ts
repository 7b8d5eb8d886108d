import type { Vault } from '@buka-pintu/platform';
import type { Ticket } from '../tickets/ticket.entity.js';

/** The name a walk-in gave at the desk, null when none was given. Showing it whole is an access: record it. */
export function openTicketName(vault: Vault, { id, nameSealed }: Pick<Ticket, 'id' | 'nameSealed'>): string | null {
  return nameSealed && vault.open(nameSealed, `ticket.name_sealed:${id}`);
}
