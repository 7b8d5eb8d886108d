import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A role that one officer carries for another from day to day: pelaksana harian (Plh), pelaksana tugas (Plt). */
@Entity()
@Index('delegation_to_ix', ['officeId', 'toStaffId', 'endsAt'], { where: 'ended_at is null' })
export class Delegation {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'delegation_pk' }) officeId: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'delegation_pk' }) id: string;
  @Column({ type: 'uuid' }) toStaffId: string;
  @Column({ type: 'uuid' }) fromStaffId: string;
  @Column({ type: 'text' }) role: string;
  @Column({ type: 'integer' }) atOfficeId: number;
  /** Days of the office where the role holds, both included; the instants are theirs. */
  @Column({ type: 'date' }) fromOn: string;
  @Column({ type: 'date' }) untilOn: string;
  @Column({ type: 'timestamptz' }) startsAt: Date;
  @Column({ type: 'timestamptz' }) endsAt: Date;
  @Column({ type: 'text' }) documentNumber: string;
  /** Sealed: often an illness. */
  @Column({ type: 'bytea' }) reasonSealed: Buffer;
  @Column({ type: 'uuid', nullable: true }) madeBy: string | null;
  @Column({ type: 'timestamptz' }) madeAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) endedAt: Date | null;
}
