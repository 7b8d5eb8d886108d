import { Column, Entity } from 'typeorm';
import { ServiceLine } from './service-line.entity.js';

/** Which promise: the ordinary one, or that of the same-day add-on. */
export const TIME_CODES = ['standard', 'same_day'] as const;
export type TimeCode = (typeof TIME_CODES)[number];

/** How long a service takes, from one day to another. */
@Entity({ name: 'service_time' })
export class ServiceTime extends ServiceLine {
  declare code: TimeCode;

  /** Working days of the office; 0 is the same day. */
  @Column({ type: 'integer' })
  workingDays: number;

  /** From what it is counted, and what it does not count. */
  @Column({ type: 'text' })
  noteId: string;

  @Column({ type: 'text' })
  noteEn: string;
}
