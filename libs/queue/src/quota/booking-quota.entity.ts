import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One part of what a client has booked in an office on a day; see the claim. */
@Entity()
export class BookingQuota {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') clientId: string;
  @PrimaryColumn('date') onDay: string;
  @PrimaryColumn('integer') shard: number;
  @Column('integer', { default: 0 }) booked: number;
}
