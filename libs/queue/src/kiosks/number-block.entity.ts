import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many numbers a device borrows at a time. */
export const BLOCK_SIZE = 20;

/** Twenty numbers of one day and service point, lent to one pairing of one device. */
@Entity()
export class NumberBlock {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') deviceId: string;
  @Column('integer') pairing: number;
  @Column('uuid') servicePointId: string;
  @Column('date') onDay: string;
  @Column('text') prefix: string;
  @Column('integer') firstNumber: number;
  @Column('timestamptz') leasedAt: Date;
  /** Milliseconds to add to the device's clock, as measured when the block was lent. */
  @Column('bigint') clockOffsetMs: string;
}
