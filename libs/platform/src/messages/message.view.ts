import { mask } from '../privacy/mask.js';
import type { Vault } from '../privacy/vault.js';
import type { MessageFailure, MessageView } from './message.dto.js';
import type { ListedMessage } from './message.queries.js';
import { FAULTS, isFaultCode } from './transport-fault.js';

/**
 * A message as the Messages page shows it: its words in full, its address masked, and no secret link that would let an officer act
 * in the citizen's name.
 * @param options `links`: links and codes stay whole, in the demo, where nobody else could try them; `confidential`: the message
 *   carries a code; `again`: this reader may send again what was given up
 */
export function messageView(
  row: ListedMessage,
  vault: Vault,
  { links, confidential = false, again = false }: { links: boolean; confidential?: boolean; again?: boolean },
): MessageView {
  const { id, channel, state, createdAt, sentAt } = row;
  const to = vault.open(row.toSealed, `message.to:${id}`);
  const body = vault.open(row.bodySealed, `message.body:${id}`);
  return {
    id,
    channel,
    to: channel === 'email' ? mask.email(to) : mask.phone(to),
    subject: row.subjectSealed && vault.open(row.subjectSealed, `message.subject:${id}`),
    body: links ? body : mask.secretLink(confidential ? mask.code(body) : body),
    state,
    about: { type: row.aboutType, id: row.aboutId },
    createdAt: inMilliseconds(createdAt),
    sentAt: sentAt && inMilliseconds(sentAt),
    failure: failureOf(row),
    // A code that nobody could use any more is not sent again.
    actions: again && state === 'failed' && !confidential ? ['send_again'] : [],
  };
}

function failureOf({ failure, said, attempts, failedAt }: ListedMessage): MessageFailure | null {
  if (failure === null) return null;
  const code = isFaultCode(failure) ? failure : 'unknown';
  return { code, reason: FAULTS[code], said, attempts, at: failedAt && inMilliseconds(failedAt) };
}

/** The list goes on after a microsecond; outside every instant has three digits. */
const inMilliseconds = (instant: string): string => instant.replace(/(\.\d{3})\d*Z$/, '$1Z');
