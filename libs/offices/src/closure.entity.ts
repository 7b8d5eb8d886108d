import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClosureReason } from './closure-reason.js';

/** A day on which an office, or one of its service points, stays closed though its hours say otherwise. */
@Entity({ name: 'closure' })
export class Closure {
  @PrimaryColumn({ type: 'integer' })
  officeId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** Null: the whole office. */
  @Column({ type: 'uuid', nullable: true })
  servicePointId: string | null;

  @Column({ type: 'date' })
  onDay: string;

  @Column({ type: 'text' })
  reasonCode: ClosureReason;

  /** What the office adds in its own words, for people to read. */
  @Column({ type: 'text', nullable: true })
  note: string | null;
}
