import { Column, Entity, PrimaryColumn } from 'typeorm';

export const DISRUPTED = ['national_system', 'power', 'network', 'equipment', 'building', 'staff', 'other'] as const;
export type Disrupted = (typeof DISRUPTED)[number];

/** Something that is down from an instant on, until somebody says that it is up again. */
@Entity({ name: 'disruption' })
export class Disruption {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  /** Null: the whole office. */
  @Column('uuid', { nullable: true }) servicePointId: string | null;
  @Column('text') what: Disrupted;
  /** Nobody can be served meanwhile: seats of that time are taken off the sale. */
  @Column('boolean') stopsService: boolean;
  @Column('text') messageId: string;
  @Column('text') messageEn: string;
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz', { nullable: true }) expectedEndAt: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('integer', { default: 1 }) version: number;
}
