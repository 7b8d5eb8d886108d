import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Which bookings a phone or an e-mail address belongs to, in all offices; the key is a keyed hash. */
@Entity()
@Index('booking_contact_booking_ix', ['officeId', 'bookingId'])
export class BookingContact {
  @PrimaryColumn('bytea') contactKey: Buffer;
  @PrimaryColumn('uuid') bookingId: string;
  @Column('integer') officeId: number;
}
