import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Confidence } from './confidence.js';

export const SERVICE_STATES = ['draft', 'published', 'withdrawn'] as const;
export type ServiceState = (typeof SERVICE_STATES)[number];

/** A service of an immigration office. Its requirements and fees are dated lines of their own. */
@Entity({ name: 'service' })
export class Service {
  @PrimaryColumn({ type: 'text' })
  code: string;

  /** Services of one family exclude each other: one active booking a person and family. */
  @Column({ type: 'text' })
  family: string;

  @Column({ type: 'text' })
  state: ServiceState;

  @Column({ type: 'text' })
  nameId: string;

  @Column({ type: 'text' })
  nameEn: string;

  @Column({ type: 'text' })
  summaryId: string;

  @Column({ type: 'text' })
  summaryEn: string;

  /** The standard time in working days of the office. */
  @Column({ type: 'integer' })
  workingDays: number;

  @Column({ type: 'text' })
  legalBasis: string;

  @Column({ type: 'text' })
  source: string;

  @Column({ type: 'text' })
  confidence: Confidence;
}
