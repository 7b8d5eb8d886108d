import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BookableLane } from '../supply/lane.js';

export const IMPORT_STATES = ['draft', 'registered', 'undone'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** A list of a day: looked through as a draft, then registered whole or not at all, and perhaps undone. */
@Entity()
export class VisitorImport {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') servicePointId: string;
  @Column('date') onDay: string;
  /** For lines that name no service or lane. */
  @Column('text') serviceCode: string;
  @Column('text') lane: BookableLane;
  @Column('text') state: ImportState;
  /** The bytes so far, in base64; gone once the list is registered. */
  @Column('bytea', { nullable: true }) contentSealed: Buffer | null;
  @Column('uuid') begunBy: string;
  @Column('timestamptz') begunAt: Date;
  @Column('timestamptz', { nullable: true }) registeredAt: Date | null;
  @Column('timestamptz', { nullable: true }) undoneAt: Date | null;
  @Column('integer', { default: 0 }) lines: number;
  @Column('integer', { default: 0 }) added: number;
  @Column('integer', { default: 0 }) changed: number;
  @Column('integer', { default: 0 }) vanished: number;
  @Column('integer', { default: 0 }) leftOut: number;
}

/** What an import did to one visitor, and what stood there before: by it the import is undone. */
@Entity()
export class VisitorImportChange {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') importId: string;
  @PrimaryColumn('uuid') visitorId: string;
  @Column('text') kind: 'added' | 'changed' | 'vanished';
  @Column('timestamptz', { nullable: true }) startsAtBefore: Date | null;
  @Column('text', { nullable: true }) serviceCodeBefore: string | null;
  @Column('text', { nullable: true }) laneBefore: BookableLane | null;
  @Column('timestamptz', { nullable: true }) vanishedAtBefore: Date | null;
  @Column('bytea', { nullable: true }) nameBeforeSealed: Buffer | null;
  @Column('bytea', { nullable: true }) personKeyBefore: Buffer | null;
}
