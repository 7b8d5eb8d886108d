import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far one handler has come in one office's ledger. */
@Entity()
export class LedgerCursor {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('text') handler: string;
  @Column('bigint') position: number;
  @Column('integer') attempts: number;
  @Column('timestamptz', { nullable: true }) retryAt: Date | null;
  @Column('text', { nullable: true }) failure: string | null;
}
