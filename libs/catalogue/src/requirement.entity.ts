import { Column, Entity } from 'typeorm';
import { NamedServiceLine } from './service-line.entity.js';

/** A requirement is asked of everyone whom it concerns, or only of those who have such a paper. */
export const REQUIREMENT_NEEDS = ['always', 'if_applicable'] as const;
export type RequirementNeed = (typeof REQUIREMENT_NEEDS)[number];

/** What an applicant brings, from one day to another. */
@Entity({ name: 'requirement' })
export class Requirement extends NamedServiceLine {
  /** The group of which one is enough; null when it stands alone. */
  @Column({ type: 'text', nullable: true })
  groupCode: string | null;

  @Column({ type: 'text' })
  need: RequirementNeed;

  @Column({ type: 'text', nullable: true })
  detailId: string | null;

  @Column({ type: 'text', nullable: true })
  detailEn: string | null;
}
