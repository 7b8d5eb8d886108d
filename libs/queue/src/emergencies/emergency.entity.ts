import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EmergencyState } from './emergency.lifecycle.js';

/** An alarm from a counter, silent there and loud where it is answered. One open per counter. */
@Entity({ name: 'emergency' })
export class Emergency {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') servicePointId: string;
  @Column('uuid') counterId: string;
  /** Who pressed; not always who sits there. */
  @Column('uuid') staffId: string;
  @Column('text') state: EmergencyState;
  @Column('timestamptz') raisedAt: Date;
  @Column('timestamptz', { nullable: true }) acknowledgedAt: Date | null;
  @Column('uuid', { nullable: true }) acknowledgedBy: string | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('uuid', { nullable: true }) endedBy: string | null;
  @Column('integer', { default: 1 }) version: number;
}
