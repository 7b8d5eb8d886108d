import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BookableLane } from '../supply/lane.js';
import type { VisitorState } from './expected-visitor.lifecycle.js';

/** Somebody whom another system's list announces for a day: called like a booking of ours, with no seat of ours. */
@Entity()
export class ExpectedVisitor {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') servicePointId: string;
  @Column('date') onDay: string;
  /** null: the list names no time; the arrival counts. */
  @Column('timestamptz', { nullable: true }) startsAt: Date | null;
  @Column('text') serviceCode: string;
  @Column('text') lane: BookableLane;
  /** Keyed hash of the application number, by which a scan and the next list find the visitor. */
  @Column('bytea') numberKey: Buffer;
  @Column('bytea') numberSealed: Buffer;
  @Column('bytea') nameSealed: Buffer;
  /** Of the NIK, where the list has it: who it is everywhere in the house. */
  @Column('bytea', { nullable: true }) personKey: Buffer | null;
  @Column('text') state: VisitorState;
  /** Since when the newest list of the day does not name the visitor any more. */
  @Column('timestamptz', { nullable: true }) vanishedAt: Date | null;
  @Column('timestamptz', { nullable: true }) checkedInAt: Date | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) erasedAt: Date | null;
  @Column('integer', { default: 1 }) version: number;
}
