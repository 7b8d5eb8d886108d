import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file of officers, from its first part to the registration of all of them. */
@Entity()
export class StaffImport {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'staff_import_pk' }) officeId: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'staff_import_pk' }) id: string;
  /** The text so far; gone once all are registered. */
  @Column({ type: 'bytea', nullable: true }) csvSealed: Buffer | null;
  @Column({ type: 'uuid' }) begunBy: string;
  @Column({ type: 'timestamptz' }) begunAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) registeredAt: Date | null;
  @Column({ type: 'uuid', array: true, default: '{}' }) staffIds: string[];
}
