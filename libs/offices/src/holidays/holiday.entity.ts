import { Column, Entity, PrimaryColumn } from 'typeorm';

export const HOLIDAY_KINDS = ['national', 'joint_leave'] as const;
export type HolidayKind = (typeof HOLIDAY_KINDS)[number];

/** How sure a fact is: what a source leaves open is shown as such, never passed off as settled. */
export const CONFIDENCES = ['confirmed', 'to_be_confirmed'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** A national holiday or a day of joint leave (cuti bersama); offices are closed on both. */
@Entity({ name: 'holiday' })
export class Holiday {
  @PrimaryColumn({ type: 'date' })
  onDay: string;

  @Column({ type: 'text' })
  kind: HolidayKind;

  @Column({ type: 'text' })
  nameId: string;

  @Column({ type: 'text' })
  nameEn: string;

  @Column({ type: 'text' })
  legalBasis: string;

  @Column({ type: 'text' })
  source: string;

  @Column({ type: 'text' })
  confidence: Confidence;
}
