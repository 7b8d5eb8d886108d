import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One of ten ways in without the phone, good once. */
@Entity()
@Index('recovery_code_uq', ['officeId', 'staffId', 'codeKey'], { unique: true })
export class RecoveryCode {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'recovery_code_pk' }) officeId: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'recovery_code_pk' }) id: string;
  @Column({ type: 'uuid' }) staffId: string;
  /** A keyed hash: without the key of the house the code can't be guessed from it. */
  @Column({ type: 'bytea' }) codeKey: Buffer;
  @Column({ type: 'timestamptz' }) madeAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) usedAt: Date | null;
}
