import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Confidence } from './confidence.js';

/** What the law asks for one variant of a service, from one day to another. The applicant pays one line, not the sum. */
@Entity({ name: 'fee_line' })
export class FeeLine {
  @PrimaryColumn({ type: 'text' })
  serviceCode: string;

  @PrimaryColumn({ type: 'text' })
  code: string;

  @PrimaryColumn({ type: 'date' })
  validFrom: string;

  /** The last day on which it holds; null while no end is known. */
  @Column({ type: 'date', nullable: true })
  validTo: string | null;

  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'text' })
  nameId: string;

  @Column({ type: 'text' })
  nameEn: string;

  /** Whole rupiah. */
  @Column({ type: 'integer' })
  amount: number;

  @Column({ type: 'text' })
  legalBasis: string;

  @Column({ type: 'text' })
  source: string;

  @Column({ type: 'text' })
  confidence: Confidence;
}
