/** How sure a fact is: what its source leaves open is shown as such, never passed off as settled. */
export const CONFIDENCES = ['confirmed', 'to_be_confirmed'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Where a fact comes from; every fee, time and requirement carries it. */
export interface Provenance {
  legalBasis: string;
  source: string;
  confidence: Confidence;
}
