import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One period of opening on a weekday; the rules of one OpeningSet are the hours on the door. */
@Entity({ name: 'opening_rule' })
export class OpeningRule {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') setId: string;
  /** 1 is Monday, 7 is Sunday. */
  @Column('smallint') weekday: number;
  @Column('time') opensAt: string;
  @Column('time') closesAt: string;
  /** Holds on public holidays too, as at an emergency desk or a mall that never closes. */
  @Column('boolean', { default: false }) onHolidays: boolean;
}
