import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BookedLane } from '../supply/lane.js';
import type { BookingState } from './booking.lifecycle.js';

export const DOCUMENT_KINDS = ['nik', 'passport'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
export type BookingChannel = 'client' | 'desk';

/** A person's seat in a slot. Times are copies of the slot's, so that lists and reminders need no join. */
@Entity()
export class Booking {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('text') state: BookingState;
  @Column('uuid') seatId: string;
  @Column('uuid') slotId: string;
  @Column('uuid') servicePointId: string;
  @Column('text') serviceCode: string;
  @Column('text') family: string;
  @Column('text') lane: BookedLane;
  @Column('integer') seatNumber: number;
  @Column('date') onDay: string;
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz') endsAt: Date;
  @Column('timestamptz') cancelByAt: Date;
  /** Keyed hash of document kind, country and number: the same person everywhere. */
  @Column('bytea') personKey: Buffer;
  @Column('text') documentKind: DocumentKind;
  @Column('text') documentCountry: string;
  @Column('bytea') nameSealed: Buffer;
  @Column('bytea') documentSealed: Buffer;
  @Column('bytea') birthOnSealed: Buffer;
  @Column('bytea', { nullable: true }) phoneSealed: Buffer | null;
  @Column('bytea', { nullable: true }) emailSealed: Buffer | null;
  @Column('bytea') birthKey: Buffer;
  @Column('bytea', { nullable: true }) phoneLast4Key: Buffer | null;
  @Column('text') locale: 'id' | 'en';
  /** Sealed too: it may tell of an illness or a disability. */
  @Column('bytea', { nullable: true }) accommodationSealed: Buffer | null;
  @Column('boolean') companion: boolean;
  @Column('text') channel: BookingChannel;
  @Column('uuid', { nullable: true }) apiClientId: string | null;
  @Column('uuid', { nullable: true }) staffId: string | null;
  @Column('text', { nullable: true }) clientReference: string | null;
  @Column('bytea', { nullable: true }) cancelReasonSealed: Buffer | null;
  @Column('timestamptz', { nullable: true }) remindedAt: Date | null;
  /** When the person was last told that the time had been closed. */
  @Column('timestamptz', { nullable: true }) affectedToldAt: Date | null;
  /** The bookings of a family made together bear the same. */
  @Column('uuid', { nullable: true }) partyId: string | null;
  /** How many of the reschedules that a person may make are used up. */
  @Column('integer', { default: 0 }) reschedules: number;
  /** Why the next one costs nothing and is bound to no day, such as `disruption`. */
  @Column('text', { nullable: true }) freeReschedule: string | null;
  /** Until when a seat is held that waits for a proof; stays after the confirmation. */
  @Column('timestamptz', { nullable: true }) heldUntil: Date | null;
  /** Under which code a payment is awaited, as SIMPONI or another cashier gave it. */
  @Column('text', { nullable: true }) paymentCode: string | null;
  /** When a proof turned the hold into a booking, or came too late for it. */
  @Column('timestamptz', { nullable: true }) provenAt: Date | null;
  @Column('integer', { default: 1 }) version: number;
  @Column('timestamptz') createdAt: Date;
}
