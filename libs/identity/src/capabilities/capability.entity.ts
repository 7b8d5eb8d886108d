import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity()
@Index('capability_subject_ix', ['officeId', 'subjectId'], { where: 'revoked_at is null' })
export class Capability {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'capability_pk' }) officeId: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'capability_pk' }) id: string;
  @Column({ type: 'text' }) subjectType: 'booking' | 'ticket';
  @Column({ type: 'uuid' }) subjectId: string;
  @Column({ type: 'bytea' }) secretHash: Buffer;
  @Column({ type: 'timestamptz' }) issuedAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) revokedAt: Date | null;
}
