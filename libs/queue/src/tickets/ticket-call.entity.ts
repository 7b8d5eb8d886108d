import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Lane } from '../supply/lane.js';
import type { CallRule } from './call-order.js';

export const CALL_KINDS = ['next', 'chosen', 'recall'] as const;
export type CallKind = (typeof CALL_KINDS)[number];

/** Who came earlier and still waited when this call was made: all counted, the first ten named. */
export interface PassedOver {
  count: number;
  tickets: { id: string; number: string; lane: string; dueAt: string }[];
}

/** Each call with the rule that chose it; never changed afterwards. */
@Entity()
export class TicketCall {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') ticketId: string;
  @Column('uuid') counterId: string;
  @Column('uuid') staffId: string;
  @Column('timestamptz') calledAt: Date;
  @Column('text') kind: CallKind;
  @Column('text', { nullable: true }) rule: CallRule | null;
  @Column('jsonb', { nullable: true }) passedOver: PassedOver | null;
  /** Empty, like those below, only for calls of before these were kept. */
  @Column('uuid', { nullable: true }) servicePointId: string | null;
  @Column('date', { nullable: true }) onDay: string | null;
  /** The lane called, which the ticket may have left since. */
  @Column('text', { nullable: true }) lane: Lane | null;
  /** What the counter called then, as `lineKey` writes it; empty for a repeated call. */
  @Column('text', { nullable: true }) line: string | null;
  /** When the ticket was due as the order stood then. */
  @Column('timestamptz', { nullable: true }) dueAt: Date | null;
  /** Whether someone of a regular lane was overdue in that line; empty for a repeated call. */
  @Column('boolean', { nullable: true }) guarded: boolean | null;
}
