import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('ledger_event')
export class LedgerEventRow {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('text') type: string;
  @Column('text') subjectType: string;
  @Column('text') subjectId: string;
  @Column('text') actorKind: string;
  @Column('text', { nullable: true }) actorId: string | null;
  @Column('timestamptz') at: Date;
  @Column('jsonb') payload: object;
  @Column({ type: 'bigint', insert: false, update: false }) arrival: number;
  @Column('bigint', { nullable: true }) position: number | null;
  @Column('bytea', { nullable: true }) previousHash: Buffer | null;
  @Column('bytea', { nullable: true }) hash: Buffer | null;
  /** Whose role the officer carried. */
  @Column('uuid', { nullable: true }) onBehalfOf: string | null;
}
