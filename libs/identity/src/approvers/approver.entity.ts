import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An officer of one office, or whoever holds a role there, who decides some things for another office from day to day. */
@Entity()
@Index('approver_now_ix', ['officeId', 'endsAt'], { where: 'ended_at is null' })
export class Approver {
  /** Where the approver lives: what he may do is asked there at every request. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'approver_pk' }) officeId: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'approver_pk' }) id: string;
  /** One of the two: this officer, or whoever holds this role for good in his office. */
  @Column({ type: 'uuid', nullable: true }) staffId: string | null;
  @Column({ type: 'text', nullable: true }) role: string | null;
  /** The office that named the approver. */
  @Column({ type: 'integer' }) forOfficeId: number;
  @Column({ type: 'text', array: true }) permissions: string[];
  /** Days of the office that named the approver, both included; the instants are theirs. */
  @Column({ type: 'date' }) fromOn: string;
  @Column({ type: 'date' }) untilOn: string;
  @Column({ type: 'timestamptz' }) startsAt: Date;
  @Column({ type: 'timestamptz' }) endsAt: Date;
  @Column({ type: 'text' }) documentNumber: string;
  @Column({ type: 'uuid', nullable: true }) madeBy: string | null;
  @Column({ type: 'timestamptz' }) madeAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) endedAt: Date | null;
}
