import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last number given, per service point, day and prefix. One row update gives the next; gaps don't matter. */
@Entity()
export class TicketNumber {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') servicePointId: string;
  @PrimaryColumn('date') onDay: string;
  @PrimaryColumn('text') prefix: string;
  @Column('integer') last: number;
}
