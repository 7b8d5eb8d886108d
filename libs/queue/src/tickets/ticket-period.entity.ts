import { Column, Entity, PrimaryColumn } from 'typeorm';

export const PERIOD_KINDS = ['waiting', 'called', 'serving', 'parked'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** One spell of a ticket's day. A live ticket has exactly one open; every waiting figure is computed from these rows. */
@Entity()
export class TicketPeriod {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') ticketId: string;
  @Column('text') kind: PeriodKind;
  @Column('uuid', { nullable: true }) counterId: string | null;
  @Column('uuid', { nullable: true }) staffId: string | null;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('text', { default: 'visit' }) step: string;
  /** Where; null in what was written before tickets could change their service point. */
  @Column('uuid', { nullable: true }) servicePointId: string | null;
  /** Ended by the day's close instead of by a person: such spells don't count in averages. */
  @Column('boolean', { default: false }) cut: boolean;
  /** Copied from paper afterwards: the story is true, the minutes are only about right. */
  @Column('boolean', { default: false }) enteredLater: boolean;
}
