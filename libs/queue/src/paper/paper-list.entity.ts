import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A service point's day as it is kept by pen: the numbers that were set apart for it. */
@Entity()
export class PaperList {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') servicePointId: string;
  @Column('date') onDay: string;
  /** Numbers from 1 to this one stand on it. */
  @Column('integer', { default: 0 }) lastNumber: number;
  /** Since when the day is kept on it; null while it was printed only in case. */
  @Column('timestamptz', { nullable: true }) openedAt: Date | null;
  /** When all of it had been entered. */
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
}
