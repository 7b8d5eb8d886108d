import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A browser in which an officer signed in whole. */
@Entity()
@Index('staff_device_staff_ix', ['officeId', 'staffId'], { where: 'ended_at is null' })
export class StaffDevice {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'staff_device_pk' }) officeId: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'staff_device_pk' }) id: string;
  @Column({ type: 'uuid' }) staffId: string;
  @Column({ type: 'bytea' }) secretHash: Buffer;
  /** `Chrome · Windows`: to recognise it by, never to decide by. */
  @Column({ type: 'text' }) device: string;
  @Column({ type: 'timestamptz' }) firstSeenAt: Date;
  @Column({ type: 'timestamptz' }) seenAt: Date;
  /** Until then no second factor is asked here. */
  @Column({ type: 'timestamptz', nullable: true }) trustedUntil: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) endedAt: Date | null;
}
