import { Column, Entity, PrimaryColumn } from 'typeorm';

export const MATCHES = ['email', 'staff_number'] as const;
export type Match = (typeof MATCHES)[number];

/** An identity provider that offices have; it names officers who exist, and makes nobody and no role. */
@Entity()
export class SignInProvider {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'sign_in_provider_pk' }) slug: string;
  @Column('text') name: string;
  @Column('text') issuer: string;
  @Column('text') clientId: string;
  @Column('bytea') clientSecretSealed: Buffer;
  /** The claim of the ID token that names the officer. */
  @Column('text') claim: string;
  /** What the claim holds. */
  @Column('text') matches: Match;
  /** Only officers who live in one of these come in by it. */
  @Column('integer', { array: true }) offices: number[];
  /** Values of `acr` that count as a second factor. */
  @Column('text', { array: true }) acceptedAcr: string[];
  @Column('boolean') enabled: boolean;
  @Column('integer') version: number;
}

/** A sign-in that went to the provider and has not come back. */
@Entity()
export class SignInAttempt {
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'sign_in_attempt_pk' }) secretHash: Buffer;
  @Column('text') providerSlug: string;
  /** State, nonce and PKCE verifier, which the answer must fit. */
  @Column('bytea') checksSecretSealed: Buffer;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
}
