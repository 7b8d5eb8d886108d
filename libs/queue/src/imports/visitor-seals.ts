import { mask, type Vault } from '@buka-pintu/platform';
import { numberIn } from './visitor-cells.js';

/** Binds a sealed value to its column and row. */
export function visitorPlace(field: 'name' | 'number', visitorId: string): string {
  return `expected_visitor.${field}_sealed:${visitorId}`;
}

/** By which an application number is found again, however it was written. Offices don't see one another's. */
export function numberKey(vault: Vault, officeId: number, number: string): Buffer {
  return vault.blind('expected_visitor.number', `${officeId}:${numberIn(number) ?? number}`);
}

/** The application number but for its end: enough to compare with a phone that is held up. */
export function maskedNumber(number: string): string {
  return mask.document(number);
}
