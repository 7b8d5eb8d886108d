import type { DeclaredStore } from './person-register.js';
import type { PersonalPurposesView } from './privacy.dto.js';

/** The register as the public reads it: no tables, no columns. */
export function purposesView(stores: readonly DeclaredStore[]): PersonalPurposesView {
  return {
    items: stores.map(({ module, of, what, purpose, ground, legalBasis, retention, exported, erasure }) => ({
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
    })),
  };
}
