import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const SESSION_STATES = ['second_factor_required', 'second_factor_enrolment', 'signed_in'] as const;
export type SessionState = (typeof SESSION_STATES)[number];

@Entity()
@Index('staff_session_staff_ix', ['officeId', 'staffId'], { where: 'ended_at is null' })
export class StaffSession {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'staff_session_pk' }) officeId: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'staff_session_pk' }) id: string;
  @Column({ type: 'uuid' }) staffId: string;
  @Column({ type: 'bytea' }) secretHash: Buffer;
  @Column({ type: 'text' }) state: SessionState;
  @Column({ type: 'integer' }) actingOfficeId: number;
  @Column({ type: 'boolean' }) secondFactor: boolean;
  @Column({ type: 'boolean' }) demo: boolean;
  /** The second factor was not shown but forgiven in a trusted browser. */
  @Column({ type: 'boolean', default: false }) byTrust: boolean;
  /** The second factor being enrolled; it becomes the officer's once a first code proves the app has it. */
  @Column({ type: 'bytea', nullable: true }) enrolmentSealed: Buffer | null;
  /** How to sign out at the identity provider the officer came by, with its ID token; gone when the session ends. */
  @Column({ type: 'bytea', nullable: true }) signOutSealed: Buffer | null;
  /** `Chrome · Windows`. */
  @Column({ type: 'text', nullable: true }) device: string | null;
  @Column({ type: 'bytea', nullable: true }) addressSealed: Buffer | null;
  @Column({ type: 'integer' }) wrongCodes: number;
  @Column({ type: 'timestamptz' }) startedAt: Date;
  @Column({ type: 'timestamptz' }) seenAt: Date;
  @Column({ type: 'timestamptz' }) expiresAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) endedAt: Date | null;
}

@Entity()
@Index('totp_staff_uq', ['officeId', 'staffId'], { unique: true })
export class Totp {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'totp_pk' }) officeId: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'totp_pk' }) id: string;
  @Column({ type: 'uuid' }) staffId: string;
  @Column({ type: 'bytea' }) secretSealed: Buffer;
  /** The newest 30-second step that was used: each counts once. */
  @Column({ type: 'bigint' }) lastStep: number;
  @Column({ type: 'timestamptz' }) enrolledAt: Date;
}

@Entity()
export class SignInThrottle {
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'sign_in_throttle_pk' }) key: Buffer;
  @Column({ type: 'double precision' }) failures: number;
  @Column({ type: 'timestamptz' }) attemptedAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) succeededAt: Date | null;
}

/** A link that lets someone in: the demo's, per role; the one that makes the first administrator; an officer's to a password. */
@Entity()
@Index('link_token_staff_ix', ['officeId', 'staffId'], { where: 'used_at is null' })
export class LinkToken {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'link_token_pk' }) officeId: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'link_token_pk' }) id: string;
  @Column({ type: 'text' }) purpose: 'demo' | 'setup' | 'entry';
  @Column({ type: 'uuid', nullable: true }) staffId: string | null;
  @Column({ type: 'bytea' }) secretHash: Buffer;
  @Column({ type: 'timestamptz' }) expiresAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) usedAt: Date | null;
  /** For a lost phone: whoever uses it enrols anew. */
  @Column({ type: 'boolean', default: false }) dropsSecondFactor: boolean;
}
