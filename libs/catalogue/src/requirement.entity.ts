import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Confidence } from './confidence.js';

/** A requirement is asked of everyone, or only of those to whom it applies. */
export const REQUIREMENT_NEEDS = ['always', 'if_applicable'] as const;
export type RequirementNeed = (typeof REQUIREMENT_NEEDS)[number];

/** What an applicant brings, from one day to another. */
@Entity({ name: 'requirement' })
export class Requirement {
  @PrimaryColumn({ type: 'text' })
  serviceCode: string;

  @PrimaryColumn({ type: 'text' })
  code: string;

  @PrimaryColumn({ type: 'date' })
  validFrom: string;

  /** The last day on which it holds; null while no end is known. */
  @Column({ type: 'date', nullable: true })
  validTo: string | null;

  /** Order on the list. */
  @Column({ type: 'integer' })
  position: number;

  /** The group of which one is enough; null when it stands alone. */
  @Column({ type: 'text', nullable: true })
  groupCode: string | null;

  @Column({ type: 'text' })
  need: RequirementNeed;

  @Column({ type: 'text' })
  nameId: string;

  @Column({ type: 'text' })
  nameEn: string;

  @Column({ type: 'text', nullable: true })
  detailId: string | null;

  @Column({ type: 'text', nullable: true })
  detailEn: string | null;

  @Column({ type: 'text' })
  legalBasis: string;

  @Column({ type: 'text' })
  source: string;

  @Column({ type: 'text' })
  confidence: Confidence;
}
