import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where an office's chain ends: what was cut off behind it shows. */
@Entity()
export class LedgerHead {
  @PrimaryColumn('integer') officeId: number;
  @Column('bigint') position: number;
  @Column('bytea') hash: Buffer;
}
