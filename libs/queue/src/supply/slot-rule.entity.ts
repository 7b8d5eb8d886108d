import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LaneSeats, LaneSpill } from './lane.js';
import type { WeekPeriod } from './slot-plan.js';

/**
 * How a service point turns its opening hours into slots and seats, from a day on: until the next rule begins, or, with a last day, for
 * that stretch of days instead of whatever holds otherwise.
 */
@Entity()
export class SlotRule {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') servicePointId: string;
  /** Length of a slot. */
  @Column('integer') minutes: number;
  /** The parts of the opening hours that become slots; all of them when empty. */
  @Column('jsonb', { default: [] }) periods: WeekPeriod[];
  /** Seats a slot has in each lane. */
  @Column('jsonb') lanes: LaneSeats;
  /** Which lanes give unsold seats to another one, and when. */
  @Column('jsonb', { default: [] }) spills: LaneSpill[];
  /** How many days ahead a day goes on sale. */
  @Column('integer') horizonDays: number;
  /** At what time of the office's day it does. */
  @Column('time') releaseTime: string;
  /** Until how many days before the visit it may be cancelled (H-n); 0: until the slot begins. */
  @Column('integer') cancelDays: number;
  @Column('date') validFrom: string;
  @Column('date', { nullable: true }) validTo: string | null;
  @Column('integer', { default: 1 }) version: number;
}
