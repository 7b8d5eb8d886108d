import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Confidence } from './confidence.js';

/**
 * `offered`: the service is (not) offered here; `electronic_only`: no ordinary passports any more; `same_day`: the add-on is
 * served to those who come without a booking, in its hours.
 */
export const OFFICE_SWITCHES = ['offered', 'electronic_only', 'same_day'] as const;
export type OfficeSwitchName = (typeof OFFICE_SWITCHES)[number];

/** A period of a weekday (1 is Monday), `HH:MM` in the zone of the office. */
export interface SwitchHours {
  weekday: number;
  opensAt: string;
  closesAt: string;
}

/** What differs at one office, from one day to another. */
@Entity({ name: 'office_switch' })
export class OfficeSwitch {
  @PrimaryColumn({ type: 'integer' })
  officeId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  name: OfficeSwitchName;

  /** The one service it is about; null for all of them. */
  @Column({ type: 'text', nullable: true })
  serviceCode: string | null;

  @Column({ type: 'date' })
  validFrom: string;

  @Column({ type: 'date', nullable: true })
  validTo: string | null;

  @Column({ type: 'boolean' })
  isOn: boolean;

  @Column({ type: 'jsonb' })
  hours: SwitchHours[];

  @Column({ type: 'text' })
  legalBasis: string;

  @Column({ type: 'text' })
  source: string;

  @Column({ type: 'text' })
  confidence: Confidence;

  @Column({ type: 'integer' })
  version: number;
}
