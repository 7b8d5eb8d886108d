import { Column, Entity, PrimaryColumn } from 'typeorm';

export const CHANGE_ACTIONS = [
  'drafted',
  'discarded',
  'published',
  'ended',
  'replaced',
  'withdrawn',
  'service_published',
  'service_withdrawn',
  'service_created',
  'service_changed',
  'service_retired',
  'service_kept',
  'switched',
  'switch_removed',
] as const;
export type ChangeAction = (typeof CHANGE_ACTIONS)[number];

export const CHANGE_SUBJECTS = ['service', 'standard', 'requirement', 'time', 'fee', 'switch'] as const;
export type ChangeSubject = (typeof CHANGE_SUBJECTS)[number];

/** A line of the catalogue's own history: who changed what, when, from what to what. It is only ever added to. */
@Entity({ name: 'catalogue_change' })
export class CatalogueChange {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text', nullable: true })
  serviceCode: string | null;

  /** The office in which the officer acted; the catalogue itself is one for all of them. */
  @Column({ type: 'integer' })
  actingOfficeId: number;

  @Column({ type: 'uuid', nullable: true })
  staffId: string | null;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  action: ChangeAction;

  @Column({ type: 'text' })
  subject: ChangeSubject;

  @Column({ type: 'text', nullable: true })
  lineCode: string | null;

  @Column({ type: 'date', nullable: true })
  validFrom: string | null;

  @Column({ type: 'jsonb', nullable: true })
  before: object | null;

  @Column({ type: 'jsonb', nullable: true })
  after: object | null;
}
