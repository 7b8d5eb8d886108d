import type { BilingualText } from '@buka-pintu/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a service point has run out of for a service, e-passport blanks say; apart from seats, which stay as they are. */
@Entity()
export class StockFlag {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') servicePointId: string;
  @Column('text') serviceCode: string;
  @Column('date') sinceOn: string;
  /** The last day without; null: nobody knows. */
  @Column('date', { nullable: true }) untilOn: string | null;
  @Column('jsonb') reason: BilingualText;
  /** When it was set or last changed: whoever was told before is told again. */
  @Column('timestamptz') flaggedAt: Date;
  @Column('integer', { default: 1 }) version: number;
}
