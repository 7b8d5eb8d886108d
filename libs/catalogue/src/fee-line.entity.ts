import { Column, Entity } from 'typeorm';
import { NamedServiceLine } from './service-line.entity.js';

/**
 * `price`: a whole price, of which the applicant chooses one; `burden`: comes on top by law; `add_on`: comes on top when it is
 * asked for.
 */
export const FEE_ROLES = ['price', 'burden', 'add_on'] as const;
export type FeeRole = (typeof FEE_ROLES)[number];

export const PASSPORT_KINDS = ['ordinary', 'electronic'] as const;
export type PassportKind = (typeof PASSPORT_KINDS)[number];

/** What a price buys, where there is a choice. */
export interface FeeOptions {
  document?: PassportKind;
  years?: number;
  /** For permits that count in days. */
  days?: number;
}

/** What the law asks for one variant of a service, from one day to another. */
@Entity({ name: 'fee_line' })
export class FeeLine extends NamedServiceLine {
  @Column({ type: 'text' })
  role: FeeRole;

  /** Whole rupiah. */
  @Column({ type: 'integer' })
  amount: number;

  @Column({ type: 'jsonb' })
  options: FeeOptions;
}
