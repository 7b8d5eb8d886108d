import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who has seen an alarm and takes care of it; never changed afterwards. */
@Entity()
export class AlarmAcknowledgement {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') servicePointId: string;
  @Column('date') onDay: string;
  /** Which one, as `alarms.ts` names it. */
  @Column('text') alarm: string;
  @Column('uuid') staffId: string;
  @Column('timestamptz') acknowledgedAt: Date;
}
