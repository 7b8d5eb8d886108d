import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Confidence } from './holiday.entity.js';

/** What is known of a year's list as a whole: it stays "to be confirmed" until the decree of the three ministers is in. */
@Entity({ name: 'holiday_year' })
export class HolidayYear {
  @PrimaryColumn({ type: 'integer' })
  year: number;

  @Column({ type: 'text' })
  legalBasis: string;

  @Column({ type: 'text', array: true })
  sources: string[];

  @Column({ type: 'text' })
  confidence: Confidence;

  @Column({ type: 'integer', default: 1 })
  version: number;
}
