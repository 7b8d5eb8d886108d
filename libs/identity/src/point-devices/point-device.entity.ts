import type { DeviceKind } from '@buka-pintu/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A kiosk or a field unit: stands at one service point and can do there what its kind may. */
@Entity()
@Index('point_device_prefix_uq', ['officeId', 'prefix'], { unique: true, where: 'revoked_at is null' })
export class PointDevice {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'point_device_pk' }) officeId: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'point_device_pk' }) id: string;
  @Column({ type: 'uuid' }) servicePointId: string;
  @Column({ type: 'text' }) kind: DeviceKind;
  @Column({ type: 'text' }) name: string;
  /** What the numbers it gives begin with: no other device of the office has it. */
  @Column({ type: 'text' }) prefix: string;
  /** How often it has been paired; 0 before the first time. */
  @Column({ type: 'integer', default: 0 }) pairing: number;
  @Column({ type: 'uuid', nullable: true }) registeredBy: string | null;
  @Column({ type: 'timestamptz' }) registeredAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) pairedAt: Date | null;
  /** A secret that had been replaced was shown again: two machines have the same memory. Ends with the next pairing. */
  @Column({ type: 'timestamptz', nullable: true }) copiedAt: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) revokedAt: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) seenAt: Date | null;
  @Column({ type: 'text', nullable: true }) appVersion: string | null;
  /** Milliseconds to add to the device's clock to get ours, as measured last. */
  @Column({ type: 'bigint', nullable: true }) clockOffsetMs: string | null;
  /** What it had not yet told us when it was last seen. */
  @Column({ type: 'integer', default: 0 }) unsent: number;
}

/** A secret that a device was given. All but the last are kept for a while: one that comes back shows a copy. */
@Entity()
export class PointDeviceSecret {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'point_device_secret_pk' }) officeId: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'point_device_secret_pk' }) id: string;
  @Column({ type: 'uuid' }) deviceId: string;
  @Column({ type: 'integer' }) pairing: number;
  @Column({ type: 'bytea' }) secretHash: Buffer;
  @Column({ type: 'timestamptz' }) issuedAt: Date;
  /** When it was first shown: from then on the ones before it are retired. */
  @Column({ type: 'timestamptz', nullable: true }) usedAt: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) retiredAt: Date | null;
}

/** A pairing code that waits to be typed, found by its keyed print. */
@Entity()
export class DevicePairing {
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'device_pairing_pk' }) codeKey: Buffer;
  @Column({ type: 'integer' }) officeId: number;
  @Column({ type: 'uuid' }) deviceId: string;
  @Column({ type: 'timestamptz' }) expiresAt: Date;
}
