import { Column, Entity, PrimaryColumn } from 'typeorm';

export const PRIORITY_CATEGORIES = ['elderly', 'pregnant', 'small_child', 'disability', 'ill', 'other'] as const;
export type PriorityCategoryCode = (typeof PRIORITY_CATEGORIES)[number];

/** Who may have priority, from a day on: the same in all offices, and open to be confirmed where sources differ. */
@Entity({ name: 'priority_category' })
export class PriorityCategory {
  @PrimaryColumn('text') code: PriorityCategoryCode;
  @PrimaryColumn('date') validFrom: string;
  @Column('date', { nullable: true }) validTo: string | null;
  /** In which order they are offered; the key at the desk. */
  @Column('integer') position: number;
  @Column('text') nameId: string;
  @Column('text') nameEn: string;
  /** Whole years; both ends belong to it. */
  @Column('integer', { nullable: true }) minAge: number | null;
  @Column('integer', { nullable: true }) maxAge: number | null;
  @Column('text') legalBasis: string;
  @Column('text') source: string;
  @Column('text') confidence: 'confirmed' | 'to_be_confirmed';
}
