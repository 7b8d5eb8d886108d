import type { DeclaredStore } from './person-register.js';
import type { PersonalPurposesView, PersonalPurposeView, PrivacyRequestView } from './privacy.dto.js';
import { privacyRequestActions } from './privacy-request.lifecycle.js';
import type { RequestRow } from './privacy.queries.js';

/** The register as the public reads it: no tables, no columns. */
export function purposesView(stores: readonly DeclaredStore[]): PersonalPurposesView {
  return { items: stores.map(purposeView) };
}

export function purposeView(store: DeclaredStore): PersonalPurposeView {
  const { module, of, what, purpose, ground, legalBasis, retention, exported, erasure } = store;
  return {
    module,
    of,
    what,
    purpose,
    ground,
    legalBasis,
    keptDays: retention.days,
    keptFrom: retention.from,
    exported,
    erasureRefused: erasure === 'erased' ? null : erasure.refused,
  };
}

/** A request without its person: whom it is about is shown where the showing is written down. */
export function requestView(row: RequestRow): PrivacyRequestView {
  const { id, kind, state, overdue, outcome } = row;
  return {
    id,
    kind,
    state,
    askedAt: row.askedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    overdue,
    doneAt: row.doneAt?.toISOString() ?? null,
    outcome,
    actions: privacyRequestActions(kind, state),
  };
}
