import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity()
export class ApiClient {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'api_client_pk' }) officeId: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'api_client_pk' }) id: string;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'bytea' }) ownerNameSealed: Buffer;
  @Column({ type: 'bytea' }) ownerEmailSealed: Buffer;
  @Column({ type: 'text', array: true }) scopes: string[];
  @Column({ type: 'integer', array: true }) offices: number[];
  @Column({ type: 'text' }) mode: 'live' | 'test';
  /** The officer; null when the house itself did it (the demo). */
  @Column({ type: 'uuid', nullable: true }) registeredBy: string | null;
  @Column({ type: 'timestamptz' }) registeredAt: Date;
  @Column({ type: 'integer' }) version: number;
}

@Entity()
@Index('api_key_secret_uq', ['officeId', 'clientId', 'secretHash'], { unique: true })
export class ApiKey {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'api_key_pk' }) officeId: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'api_key_pk' }) id: string;
  @Column({ type: 'uuid' }) clientId: string;
  @Column({ type: 'bytea' }) secretHash: Buffer;
  /** The key's last four characters, to tell one from another. */
  @Column({ type: 'text' }) hint: string;
  @Column({ type: 'timestamptz' }) createdAt: Date;
  @Column({ type: 'timestamptz' }) expiresAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) lastUsedAt: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) revokedAt: Date | null;
}
