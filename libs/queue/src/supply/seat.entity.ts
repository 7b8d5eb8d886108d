import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Lane } from './lane.js';

/** One numbered seat of a slot. Without `heldUntil` its booking has it for good; with it the seat falls free then. */
@Entity()
export class Seat {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') slotId: string;
  @Column('text') lane: Lane;
  @Column('integer') number: number;
  @Column('uuid', { nullable: true }) bookingId: string | null;
  @Column('timestamptz', { nullable: true }) heldUntil: Date | null;
  /** The rules no longer plan it: a booking it carries stays, but nobody can claim it again. */
  @Column('boolean', { default: false }) withdrawn: boolean;
  /** The walk-in ticket that took it; such a seat has no booking. */
  @Column('uuid', { nullable: true }) ticketId: string | null;
  /** Unsold at `spillAt` it counts for this lane from that instant on; nothing has to run for it. */
  @Column('text', { nullable: true }) spillTo: Lane | null;
  @Column('timestamptz', { nullable: true }) spillAt: Date | null;
}
