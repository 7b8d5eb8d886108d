import { takesCursor } from '../http/cursor-seal.js';
import { platformProblems } from '../http/platform.problems.js';
import type { ProblemFactory } from '../http/problem.js';
import type { Route } from '../http/route.js';

/** `book` of BookingsController is `bookBookings`, unless the operation says better. */
export function operationId({ operation, resource }: Route): string {
  return operation.operationId ?? `${operation.handler}${resource}`;
}

/** The problems an operation can answer: its own, and those that follow from what it declares. */
export function problemsOf({ operation, path, method }: Route): ProblemFactory[] {
  const it = platformProblems;
  const open = operation.access.some((access) => access.kind === 'anyone');
  return [
    ...new Set([
      // Whatever is not declared is refused, so that every operation can find something wrong with a request.
      it.validationFailed,
      it.malformed,
      it.addressUnreadable,
      ...(takesCursor(operation.query) ? [it.cursorInvalid] : []),
      // Staff may leave the key out, but an empty or endless one is refused to them as well.
      ...(operation.idempotent ? [it.idempotencyKeyMissing] : []),
      ...(open ? [] : [it.signInRequired]),
      it.credentialsInvalid,
      it.credentialsExpired,
      ...(open ? [] : [it.notAllowed]),
      ...(path.includes(':') ? [it.notFound] : []),
      ...(operation.idempotent ? [it.requestInProgress] : []),
      ...(operation.ifMatch ? [it.stale] : []),
      ...(operation.ifMatch === true ? [it.preconditionRequired] : []),
      // A body is read before anybody knows that the operation takes none.
      ...(method === 'get' ? [] : [it.tooLarge, it.unsupportedMedia]),
      ...(operation.idempotent ? [it.idempotencyKeyReused] : []),
      ...(operation.problems ?? []),
      it.tooMany,
      it.internal,
      it.unavailable,
    ]),
  ];
}
