import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * One period of opening on a weekday. Rules that begin on the same day are one set, the hours on the door; of the sets
 * in force on a day the one that began last holds whole, so that Ramadan hours replace the ordinary ones and end by themselves.
 */
@Entity({ name: 'opening_rule' })
export class OpeningRule {
  @PrimaryColumn({ type: 'integer' })
  officeId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  servicePointId: string;

  /** 1 is Monday, 7 is Sunday. */
  @Column({ type: 'smallint' })
  weekday: number;

  @Column({ type: 'time' })
  opensAt: string;

  @Column({ type: 'time' })
  closesAt: string;

  /** Holds on public holidays too, as at an emergency desk or a mall that never closes. */
  @Column({ type: 'boolean', default: false })
  onHolidays: boolean;

  @Column({ type: 'date' })
  validFrom: string;

  /** The last day of the set; null while no end is known. */
  @Column({ type: 'date', nullable: true })
  validTo: string | null;
}
