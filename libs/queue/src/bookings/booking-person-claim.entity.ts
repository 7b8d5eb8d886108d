import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who has an active booking for a family of services, in the whole country; keyed by the value, not by an office. */
@Entity()
export class BookingPersonClaim {
  @PrimaryColumn('bytea') personKey: Buffer;
  @PrimaryColumn('text') family: string;
  @Column('integer') officeId: number;
  @Column('uuid') bookingId: string;
  /** From then on the person is free again: the booking is only held. */
  @Column('timestamptz', { nullable: true }) heldUntil: Date | null;
}
