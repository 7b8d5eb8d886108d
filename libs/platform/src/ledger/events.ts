import type { Type } from '@nestjs/common';
import { fieldsOf, type Shape } from '../shapes/schema.js';

/** One kind of event: what happened, told in ids, states and codes, never in personal data. */
export interface EventDefinition<P extends object = object> {
  /** `<subject>.<what happened>`, unique over the house; the webhook type as well. */
  type: string;
  describes: string;
  payload: Type<P>;
  /** The house's own business: never a webhook. */
  internal?: boolean;
  /** Takes somebody's access away: open streams of that office ask at once whether theirs still stands. */
  endsAccess?: boolean;
}

export type EventCatalogue = Record<string, EventDefinition>;

/**
 * Defines what happens in a module; `ledger.append(officeId, queueEvents.bookingConfirmed, …)`.
 * @throws Error when a type is not of the form `booking.confirmed` or stands twice, or a payload has a personal field: the
 * ledger can't forget
 */
export function defineEvents<C extends EventCatalogue>(module: string, events: C): C {
  const seen = new Set<string>();
  for (const { type, payload } of Object.values(events)) {
    if (!/^[a-z][a-z_]*\.[a-z][a-z_]*$/.test(type)) throw new Error(`${module}: '${type}' is no event type`);
    if (seen.has(type)) throw new Error(`${module}: '${type}' stands twice`);
    const personal = personalFields(payload);
    if (personal.length > 0) throw new Error(`${type}: ${personal.join(', ')} would stand in the ledger for ever`);
    seen.add(type);
  }
  return events;
}

function personalFields(shape: Shape): string[] {
  return [...fieldsOf(shape)].flatMap(([name, field]) => {
    const inner = field.refersTo?.();
    return [
      ...(field.personal ? [name] : []),
      ...(inner ? personalFields(inner).map((nested) => `${name}.${nested}`) : []),
    ];
  });
}
