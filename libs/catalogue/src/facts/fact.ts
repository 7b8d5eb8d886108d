import type { BilingualText } from '@buka-pintu/platform';
import type { Condition } from '../condition.js';
import type { Provenance } from '../confidence.js';
import type { FeeOptions, FeeRole } from '../fee-line.entity.js';
import type { RequirementNeed } from '../requirement.entity.js';
import type { TimeCode } from '../service-time.entity.js';
import type { TextPart } from '../standard.js';

/** Where a line comes from, and the days on which it holds. */
export interface Basis extends Provenance {
  validFrom: string;
  validTo: string | null;
}

export interface FeeFact {
  code: string;
  name: BilingualText;
  amount: number;
  role: FeeRole;
  options: FeeOptions;
  appliesTo: Condition;
  basis: Basis;
}

export interface RequirementFact {
  code: string;
  name: BilingualText;
  detail?: BilingualText;
  group?: string;
  need?: RequirementNeed;
  appliesTo?: Condition;
  basis?: Basis;
}

export interface TimeFact {
  code: TimeCode;
  workingDays: number;
  note: BilingualText;
  basis: Basis;
}

export interface PartFact {
  part: TextPart;
  text: BilingualText;
  basis: Basis;
}

/** What we know of a service. What we don't is not there: an office writes it, or finds it out. */
export interface ServiceFacts {
  code: string;
  family: string;
  name: BilingualText;
  summary: BilingualText;
  audience: Condition;
  counterparts: string[];
  bookable: boolean;
  /** Where the audience comes from. */
  basis: Provenance;
  /** Whether all of the first six parts are known; else it is seeded as a draft. */
  published: boolean;
  groups: { code: string; name: BilingualText }[];
  /** The basis of requirements without one of their own. */
  requirementBasis: Basis;
  requirements: RequirementFact[];
  fees: FeeFact[];
  times: TimeFact[];
  parts: PartFact[];
}

/** Both languages in one call; facts are read by the dozen. */
export const words = (id: string, en: string): BilingualText => ({ id, en });

export const feeOf =
  (role: FeeRole, basis: Basis) =>
  (
    code: string,
    amount: number,
    name: BilingualText,
    options: FeeOptions = {},
    appliesTo: Condition = {},
  ): FeeFact => ({ code, amount, name, role, options, appliesTo, basis });
