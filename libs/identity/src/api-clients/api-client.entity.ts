import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity()
export class ApiClient {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'api_client_pk' }) officeId: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'api_client_pk' }) id: string;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'bytea' }) ownerNameSealed: Buffer;
  @Column({ type: 'bytea' }) ownerEmailSealed: Buffer;
  @Column({ type: 'bytea', nullable: true }) contactEmailSealed: Buffer | null;
  @Column({ type: 'bytea', nullable: true }) contactPhoneSealed: Buffer | null;
  @Column({ type: 'text', array: true }) scopes: string[];
  @Column({ type: 'integer', array: true }) offices: number[];
  /** Its test offices: what its test keys reach, and nobody else's. */
  @Column({ type: 'integer', array: true }) testOffices: number[];
  /** Browsers' pages of these may read the answers. */
  @Column({ type: 'text', array: true }) origins: string[];
  /** In one office on one day. */
  @Column({ type: 'integer' }) bookingsPerDay: number;
  /** The officer; null when the house itself did it (the demo). */
  @Column({ type: 'uuid', nullable: true }) registeredBy: string | null;
  @Column({ type: 'timestamptz' }) registeredAt: Date;
  /** Keys end with it, whatever they say themselves; null: no end. */
  @Column({ type: 'timestamptz', nullable: true }) expiresAt: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) revokedAt: Date | null;
  @Column({ type: 'integer' }) version: number;
}

@Entity()
@Index('api_key_secret_uq', ['officeId', 'clientId', 'secretHash'], { unique: true })
export class ApiKey {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'api_key_pk' }) officeId: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'api_key_pk' }) id: string;
  @Column({ type: 'uuid' }) clientId: string;
  @Column({ type: 'text' }) mode: 'live' | 'test';
  @Column({ type: 'bytea' }) secretHash: Buffer;
  /** The key's last four characters, to tell one from another. */
  @Column({ type: 'text' }) hint: string;
  @Column({ type: 'timestamptz' }) createdAt: Date;
  @Column({ type: 'timestamptz' }) expiresAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) lastUsedAt: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) revokedAt: Date | null;
}

/** A short-lived token of the OAuth 2 client credentials; it works no longer than the key it was got with. */
@Entity()
export class ApiToken {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'api_token_pk' }) officeId: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'api_token_pk' }) id: string;
  @Column({ type: 'uuid' }) clientId: string;
  @Column({ type: 'uuid' }) keyId: string;
  @Column({ type: 'bytea' }) secretHash: Buffer;
  @Column({ type: 'text', array: true }) scopes: string[];
  @Column({ type: 'timestamptz' }) expiresAt: Date;
}
