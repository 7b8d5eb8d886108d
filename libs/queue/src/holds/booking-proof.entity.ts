import { Column, Entity, PrimaryColumn } from 'typeorm';

export const PROOF_KINDS = ['payment', 'document'] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

/** What turned a hold into a booking: entered by an officer or a client, as long as no payment system tells us itself. */
@Entity()
export class BookingProof {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') bookingId: string;
  /** The family, or the booking itself: within it one payment may stand several times. */
  @Column('uuid') partyId: string;
  @Column('text') kind: ProofKind;
  @Column('text') reference: string;
  @Column('text') actorKind: string;
  @Column('text', { nullable: true }) actorId: string | null;
  @Column('timestamptz') givenAt: Date;
}
