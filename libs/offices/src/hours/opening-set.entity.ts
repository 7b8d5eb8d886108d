import { Column, Entity, PrimaryColumn } from 'typeorm';

export const SET_KINDS = ['normal', 'regime'] as const;
export type SetKind = (typeof SET_KINDS)[number];

/**
 * The hours of a week at a service point, from a day on. `normal` ones follow each other; a `regime`, such as the hours
 * of Ramadan, replaces them whole from its first day to its last.
 */
@Entity({ name: 'opening_set' })
export class OpeningSet {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') servicePointId: string;
  @Column('text') kind: SetKind;
  /** What people call a regime; normal hours need no name. */
  @Column('text', { nullable: true }) nameId: string | null;
  @Column('text', { nullable: true }) nameEn: string | null;
  @Column('date') validFrom: string;
  /** The last day of a regime; normal hours end when others begin. */
  @Column('date', { nullable: true }) validTo: string | null;
  @Column('integer', { default: 1 }) version: number;
}
