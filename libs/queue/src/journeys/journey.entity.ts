import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One step of a journey as it is kept. */
export interface JourneyStep {
  code: string;
  nameId: string;
  nameEn: string;
  /** Who serves it; empty: every counter that serves the service. */
  counterIds: string[];
  /** How soon after the step before it the next call should come; null: what the lane promises. */
  targetMinutes: number | null;
}

/** The steps of a service at a service point from a day on. Without one a visit is a single step. */
@Entity({ name: 'journey' })
export class Journey {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') servicePointId: string;
  @Column('text') serviceCode: string;
  @Column('date') validFrom: string;
  @Column('jsonb') steps: JourneyStep[];
  @Column('integer', { default: 1 }) version: number;
}
