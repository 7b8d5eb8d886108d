import type { DeliveryRow } from './delivery.queries.js';
import type { DeliveryView, WebhookView } from './webhook.dto.js';
import type { WebhookRow } from './webhook.queries.js';

export function webhookView(
  row: WebhookRow,
  { clientName, codeOf }: { clientName: string; codeOf: (officeId: number) => string },
): WebhookView {
  const overlaps = row.oldSecretUntil !== null && row.oldSecretUntil > row.now;
  return {
    id: row.id,
    clientId: row.clientId,
    clientName,
    mode: row.mode,
    url: row.url,
    description: row.description,
    types: row.types,
    officeCodes: row.offices.map(codeOf),
    state: row.state,
    oldSecretUntil: overlaps ? row.oldSecretUntil!.toISOString() : null,
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    failingSince: row.failingSince?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}

export function deliveryView(row: DeliveryRow): DeliveryView {
  return {
    id: row.id,
    messageId: row.eventId,
    type: row.type,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.createdAt.toISOString(),
    lastAt: row.lastAt?.toISOString() ?? null,
    nextAt: row.state === 'pending' ? (row.nextAt?.toISOString() ?? null) : null,
    status: row.lastStatus,
    fault: row.lastFault,
    excerpt: row.lastExcerpt,
    ms: row.lastMs,
  };
}
