import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a person was told with the number, and what came of it. */
@Entity()
export class WaitForecast {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') ticketId: string;
  @Column('uuid') servicePointId: string;
  @Column('date') onDay: string;
  @Column('timestamptz') foretoldAt: Date;
  @Column('integer') peopleBefore: number;
  @Column('integer') p50Minutes: number;
  @Column('integer') p90Minutes: number;
  /** The middle before any correction: what the next corrections are made of. */
  @Column('integer') plainSeconds: number;
  @Column('double precision') scale: number;
  @Column('double precision') level: number;
  /** From the forecast to the first call; null while it waits, and for ever when nobody called. */
  @Column('integer', { nullable: true }) outcomeSeconds: number | null;
}
