import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The public half of a key pair whose private half never leaves the officer's device. */
@Entity()
@Index('passkey_credential_uq', ['officeId', 'staffId', 'credentialId'], { unique: true })
export class Passkey {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'passkey_pk' }) officeId: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'passkey_pk' }) id: string;
  @Column({ type: 'uuid' }) staffId: string;
  /** What the device calls it. */
  @Column({ type: 'bytea' }) credentialId: Buffer;
  /** COSE, as the device gave it (RFC 9052). */
  @Column({ type: 'bytea' }) publicKey: Buffer;
  /** How often the device says it was used; 0 for ever where a key is kept on several devices. */
  @Column({ type: 'bigint' }) counter: number;
  /** How a browser reaches it: `internal`, `usb`, `hybrid` … */
  @Column({ type: 'text', array: true }) transports: string[];
  /** The host name it is good for; under another name the browser does not offer it. */
  @Column({ type: 'text' }) rpId: string;
  /** Whether its keeper copies it to the officer's other devices. */
  @Column({ type: 'boolean' }) synced: boolean;
  @Column({ type: 'bytea' }) nameSealed: Buffer;
  @Column({ type: 'timestamptz' }) addedAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) usedAt: Date | null;
  /** `Chrome · Windows`. */
  @Column({ type: 'text', nullable: true }) usedWith: string | null;
}

export type ChallengePurpose = 'sign_in' | 'add';

/** What a device was asked to sign and has not signed yet. */
@Entity()
export class PasskeyChallenge {
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'passkey_challenge_pk' }) challengeHash: Buffer;
  @Column('bytea') browserHash: Buffer;
  @Column('text') purpose: ChallengePurpose;
  /** Who is to answer, where that is known. */
  @Column('uuid', { nullable: true }) staffId: string | null;
  @Column('timestamptz') expiresAt: Date;
}
