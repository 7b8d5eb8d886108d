import { Column, PrimaryColumn } from 'typeorm';
import type { Condition } from './condition.js';
import type { Confidence } from './confidence.js';

/** What every dated line of a service has: its days, whether it is published, and where it comes from. */
export abstract class ServiceLine {
  @PrimaryColumn({ type: 'text' })
  serviceCode: string;

  @PrimaryColumn({ type: 'text' })
  code: string;

  @PrimaryColumn({ type: 'date' })
  validFrom: string;

  /** Waits for publication, beside the published line of the same day if there is one. */
  @PrimaryColumn({ type: 'boolean' })
  isDraft: boolean;

  /** The last day on which it holds; null while no end is known. */
  @Column({ type: 'date', nullable: true })
  validTo: string | null;

  /** A draft that takes the published line of its day away instead of replacing it. */
  @Column({ type: 'boolean' })
  withdraws: boolean;

  /** Order on the list. */
  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'text' })
  legalBasis: string;

  @Column({ type: 'text' })
  source: string;

  @Column({ type: 'text' })
  confidence: Confidence;
}

/** A line that has a name and may concern some people only. */
export abstract class NamedServiceLine extends ServiceLine {
  @Column({ type: 'text' })
  nameId: string;

  @Column({ type: 'text' })
  nameEn: string;

  @Column({ type: 'jsonb' })
  appliesTo: Condition;
}
