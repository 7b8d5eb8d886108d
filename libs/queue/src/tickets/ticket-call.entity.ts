import { Column, Entity, PrimaryColumn } from 'typeorm';
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
}
