import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccessibilityFact, ServicePointKind } from './service-point-kind.js';

/** A place where an office serves people: its own house, a mall's desk, a vehicle. */
@Entity({ name: 'service_point' })
export class ServicePoint {
  @PrimaryColumn({ type: 'integer' })
  officeId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** The office's code, a dash, a number: `CTH-1`. The board's address, so that it never changes. */
  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  kind: ServicePointKind;

  @Column({ type: 'text' })
  address: string;

  @Column({ type: 'text', array: true })
  accessibility: AccessibilityFact[];

  /** What is served here, by the codes of the catalogue. */
  @Column({ type: 'text', array: true })
  serviceCodes: string[];

  @Column({ type: 'integer', default: 1 })
  version: number;
}
