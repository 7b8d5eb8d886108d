import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DocumentKind } from '../bookings/booking.entity.js';
import type { RosterState } from './roster.lifecycle.js';

/** A group that asks for a visit of a mobile unit: a village, a school, a company. */
@Entity()
export class Roster {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('text') state: RosterState;
  @Column('text') serviceCode: string;
  @Column('text') family: string;
  /** The body that asks, not a person. */
  @Column('text') requester: string;
  @Column('text') letterNumber: string;
  @Column('date') letterOn: string;
  /** Where the paper lies: files are not kept here. */
  @Column('text') letterKeptBy: string;
  @Column('text') place: string;
  @Column('date') wantedFrom: string;
  @Column('date') wantedTo: string;
  @Column('bytea') contactNameSealed: Buffer;
  @Column('bytea', { nullable: true }) phoneSealed: Buffer | null;
  @Column('bytea', { nullable: true }) emailSealed: Buffer | null;
  @Column('text') locale: 'id' | 'en';
  @Column('uuid', { nullable: true }) apiClientId: string | null;
  @Column('uuid', { nullable: true }) staffId: string | null;
  /** Where and when, once seats are reserved. */
  @Column('uuid', { nullable: true }) servicePointId: string | null;
  @Column('date', { nullable: true }) onDay: string | null;
  /** Why it was declined. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('integer', { default: 1 }) version: number;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) erasedAt: Date | null;
}

/** Somebody of a roster; what the booking keeps of them is not kept here any more. */
@Entity()
export class RosterMember {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') rosterId: string;
  @Column('integer') position: number;
  @Column('bytea') nameSealed: Buffer;
  @Column('bytea', { nullable: true }) documentSealed: Buffer | null;
  @Column('bytea', { nullable: true }) birthOnSealed: Buffer | null;
  @Column('text') documentKind: DocumentKind;
  @Column('text') documentCountry: string;
  @Column('bytea') personKey: Buffer;
  @Column('uuid', { nullable: true }) bookingId: string | null;
}

/** A day that the office offers. */
@Entity()
export class RosterProposal {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') rosterId: string;
  @Column('uuid') servicePointId: string;
  @Column('date') onDay: string;
}

/** How large a roster may be, from a day on: a fact of practice, with its source. */
@Entity()
export class RosterLimit {
  @PrimaryColumn('date') validFrom: string;
  @Column('integer') minMembers: number;
  @Column('integer') maxMembers: number;
  /** Names may change until so many days before the visit. */
  @Column('integer') changeDays: number;
  @Column('text') source: string;
  @Column('text') confidence: 'confirmed' | 'to_be_confirmed';
}
