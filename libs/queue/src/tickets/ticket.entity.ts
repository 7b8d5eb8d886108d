import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PriorityCategoryCode } from '../priority/priority-category.entity.js';
import type { PriorityState } from '../priority/priority.js';
import type { Lane } from '../supply/lane.js';
import type { Handed } from './handed.js';
import type { TicketState } from './ticket.lifecycle.js';

export const TICKET_CHANNELS = ['desk', 'client', 'paper', 'kiosk', 'field_unit'] as const;
export type TicketChannel = (typeof TICKET_CHANNELS)[number];

/** One person's place in the line of one service point on one day. */
@Entity()
export class Ticket {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') servicePointId: string;
  @Column('date') onDay: string;
  @Column('text') prefix: string;
  @Column('integer') number: number;
  @Column('text') display: string;
  @Column('text') state: TicketState;
  @Column('text') lane: Lane;
  /** Where somebody who asked for priority stands without it. */
  @Column('text', { nullable: true }) otherLane: Lane | null;
  /** Empty for who did not ask for it. */
  @Column('text', { nullable: true }) priorityState: PriorityState | null;
  @Column('text', { nullable: true }) priorityCategory: PriorityCategoryCode | null;
  /** The officer who decided last, either way. */
  @Column('uuid', { nullable: true }) priorityVerifiedBy: string | null;
  @Column('text') serviceCode: string;
  @Column('uuid', { nullable: true }) bookingId: string | null;
  /** Whom an imported list announced. */
  @Column('uuid', { nullable: true }) expectedVisitorId: string | null;
  /** Of whoever has no booking of ours; a booking keeps the name itself. */
  @Column('bytea', { nullable: true }) nameSealed: Buffer | null;
  /** Only a walk-in's who showed a document: its keyed hash, for the person's own requests. */
  @Column('bytea', { nullable: true }) personKey: Buffer | null;
  @Column('text') channel: TicketChannel;
  @Column('uuid', { nullable: true }) apiClientId: string | null;
  /** The kiosk or field unit that gave it. */
  @Column('uuid', { nullable: true }) deviceId: string | null;
  @Column('timestamptz') issuedAt: Date;
  /** What the due time is counted from: slot start or arrival. Empty only for tickets of before it was kept. */
  @Column('timestamptz', { nullable: true }) baseAt: Date | null;
  /** By when this person should be called: the order of the line. */
  @Column('timestamptz') dueAt: Date;
  /** What was promised before something was down; null when nothing was, and `dueAt` says it. */
  @Column('timestamptz', { nullable: true }) promisedAt: Date | null;
  /** How much of the time since then nobody could be served, as far as it is known. */
  @Column('integer', { default: 0 }) pausedSeconds: number;
  /** After a call without an answer the others go first until here. */
  @Column('timestamptz', { nullable: true }) restsUntil: Date | null;
  @Column('timestamptz', { nullable: true }) calledAt: Date | null;
  @Column('timestamptz', { nullable: true }) startedAt: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  /** The counter that calls, serves or served, or that parked it. */
  @Column('uuid', { nullable: true }) counterId: string | null;
  /** The journey of its day, when its service has steps there; kept for the rest of the ticket's way. */
  @Column('uuid', { nullable: true }) journeyId: string | null;
  @Column('text', { default: 'visit' }) step: string;
  /** The counters that alone may call it; null: all that serve the service. */
  @Column('uuid', { array: true, nullable: true }) onlyCounters: string[] | null;
  @Column('jsonb', { nullable: true }) handed: Handed | null;
  /** The point that gave the number, when that is another one than where it is now. */
  @Column('uuid', { nullable: true }) issuedPointId: string | null;
  @Column('integer', { default: 0 }) callCount: number;
  @Column('integer', { default: 0 }) recallCount: number;
  @Column('integer', { default: 0 }) returnCount: number;
  @Column('integer', { default: 1 }) version: number;
}
