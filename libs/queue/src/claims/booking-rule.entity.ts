import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DEFAULT_BOOKING_RULE } from './booking-rule.js';

/** An office's own booking rule from a day on, for one service point, one service, or all; see `booking-rule.ts`. */
@Entity({ name: 'booking_rule' })
export class BookingRuleRow {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) servicePointId: string | null;
  @Column('text', { nullable: true }) serviceCode: string | null;
  @Column('date') validFrom: string;
  @Column('boolean', { default: DEFAULT_BOOKING_RULE.demandsProof }) demandsProof: boolean;
  @Column('integer', { default: DEFAULT_BOOKING_RULE.holdMinutes }) holdMinutes: number;
  @Column('integer', { default: DEFAULT_BOOKING_RULE.reschedules }) reschedules: number;
  @Column('integer', { default: DEFAULT_BOOKING_RULE.rescheduleDays }) rescheduleDays: number;
  @Column('integer', { default: DEFAULT_BOOKING_RULE.holdsPerPerson }) holdsPerPerson: number;
  @Column('integer', { default: DEFAULT_BOOKING_RULE.holdsPerClient }) holdsPerClient: number;
}
