import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Condition } from './condition.js';
import type { Confidence } from './confidence.js';

export const SERVICE_STATES = ['draft', 'published', 'withdrawn'] as const;
export type ServiceState = (typeof SERVICE_STATES)[number];

/** A service of an immigration office. What it asks for, costs, promises and says of itself are dated lines of their own. */
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

  /** Whom it is for; the three columns below say where that comes from. */
  @Column({ type: 'jsonb' })
  audience: Condition;

  /** Services to think of when this one is not for the person. */
  @Column({ type: 'text', array: true })
  counterparts: string[];

  /** Whether one books a time for it; else one comes without. */
  @Column({ type: 'boolean' })
  bookable: boolean;

  @Column({ type: 'text' })
  legalBasis: string;

  @Column({ type: 'text' })
  source: string;

  @Column({ type: 'text' })
  confidence: Confidence;

  /** The last day on which it is offered; null while no end is known. */
  @Column({ type: 'date', nullable: true })
  offeredTo: string | null;

  /** The edition of our facts that was written into it; an edited service gets no later one. */
  @Column({ type: 'integer' })
  factsEdition: number;

  /** Moves with every change of the service or of one of its lines. */
  @Column({ type: 'integer' })
  version: number;
}
