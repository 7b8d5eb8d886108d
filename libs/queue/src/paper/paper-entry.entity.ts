import { Column, Entity, PrimaryColumn } from 'typeorm';

export const PAPER_OUTCOMES = ['served', 'left', 'missed'] as const;
export type PaperOutcome = (typeof PAPER_OUTCOMES)[number];

/** A line of a paper list that somebody typed in; never changed afterwards. */
@Entity()
export class PaperEntry {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') paperListId: string;
  @Column('uuid') ticketId: string;
  /** Keyed hash of what the line says: the same typed twice is the same. */
  @Column('bytea') lineKey: Buffer;
  @Column('text') outcome: PaperOutcome;
  @Column('uuid') staffId: string;
  @Column('timestamptz') enteredAt: Date;
}
