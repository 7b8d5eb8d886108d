import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That somebody was told how near the turn is. */
@Entity()
export class TurnNotice {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') ticketId: string;
  /** 1 is the first; no ticket has two of one number. */
  @Column('integer') number: number;
  @Column('timestamptz') toldAt: Date;
  @Column('integer') peopleBefore: number;
}
