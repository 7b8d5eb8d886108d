import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClosureReason } from './closure-reason.js';

/** A day, or some of its hours, on which an office or one of its service points stays closed though its hours say otherwise. */
@Entity({ name: 'closure' })
export class Closure {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  /** Null: the whole office. */
  @Column('uuid', { nullable: true }) servicePointId: string | null;
  @Column('date') onDay: string;
  /** Null with `endsAt`: the whole day. */
  @Column('time', { nullable: true }) startsAt: string | null;
  @Column('time', { nullable: true }) endsAt: string | null;
  @Column('text') reasonCode: ClosureReason;
  /** What the office adds in its own words, for people to read. */
  @Column('text', { nullable: true }) note: string | null;
  @Column('text', { nullable: true }) noteEn: string | null;
}
