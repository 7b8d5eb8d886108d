import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a person with a booking was told of a suspension, and the last word of it that they have. */
@Entity()
export class SuspensionNotice {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') disruptionId: string;
  @PrimaryColumn('uuid') bookingId: string;
  /** The expected end as it was told (RFC 3339), `open` when nobody knew one, `over` when the time holds again. */
  @Column('text') word: string;
  /** How often they were told. */
  @Column('integer', { default: 1 }) times: number;
  @Column('timestamptz') toldAt: Date;
}
