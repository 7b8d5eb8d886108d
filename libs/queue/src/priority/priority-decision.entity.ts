import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Lane } from '../supply/lane.js';
import type { PriorityCategoryCode } from './priority-category.entity.js';

export const PRIORITY_DECISIONS = ['verified', 'declined'] as const;
export type PriorityDecisionKind = (typeof PRIORITY_DECISIONS)[number];

/** How the officer knew, or why not; a list, so that nobody writes down an illness. */
export const VERIFIED_GROUNDS = ['seen', 'document_shown', 'stated'] as const;
export const DECLINED_GROUNDS = ['no_category', 'withdrawn', 'mistake'] as const;
export const PRIORITY_GROUNDS = [...VERIFIED_GROUNDS, ...DECLINED_GROUNDS] as const;
export type PriorityGround = (typeof PRIORITY_GROUNDS)[number];

/** An officer's word on someone's priority; never changed afterwards, a second word is a second row. */
@Entity()
export class PriorityDecision {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') ticketId: string;
  @Column('uuid') servicePointId: string;
  @Column('date') onDay: string;
  @Column('text') decision: PriorityDecisionKind;
  @Column('text', { nullable: true }) category: PriorityCategoryCode | null;
  @Column('text') ground: PriorityGround;
  @Column('text') laneBefore: Lane;
  @Column('text') laneAfter: Lane;
  @Column('uuid') staffId: string;
  @Column('timestamptz') decidedAt: Date;
}
