import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CounterState, PauseReason } from './counter.lifecycle.js';

/** One officer's sitting at one counter, from open to close. One live per counter and one per officer. */
@Entity()
export class CounterSession {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') counterId: string;
  @Column('uuid') servicePointId: string;
  @Column('date') onDay: string;
  @Column('uuid') staffId: string;
  @Column('text') state: CounterState;
  @Column('timestamptz') openedAt: Date;
  @Column('timestamptz', { nullable: true }) pausedAt: Date | null;
  @Column('text', { nullable: true }) pauseReason: PauseReason | null;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('text', { nullable: true }) closedBy: 'officer' | 'day_close' | null;
  @Column('integer', { default: 1 }) version: number;
}
