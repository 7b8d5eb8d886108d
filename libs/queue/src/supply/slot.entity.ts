import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A bookable stretch of time at a service point. */
@Entity()
export class Slot {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') servicePointId: string;
  @Column('date') onDay: string;
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz') endsAt: Date;
  /** From when it can be booked. */
  @Column('timestamptz') opensAt: Date;
  /** Until when its bookings can be cancelled by the citizen. */
  @Column('timestamptz') cancelByAt: Date;
  /** Since when the office's hours no longer hold it; it stays while booked seats hang on it. */
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
}
