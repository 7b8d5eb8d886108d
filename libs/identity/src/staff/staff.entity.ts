import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type StaffState = 'active' | 'suspended';
export type StaffLocale = 'id' | 'en';

@Entity()
export class Staff {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'staff_pk' }) officeId: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'staff_pk' }) id: string;
  @Column({ type: 'text' }) state: StaffState;
  @Column({ type: 'text' }) locale: StaffLocale;
  @Column({ type: 'bytea' }) nameSealed: Buffer;
  /** An officer signs in by address, by staff number, or by either. */
  @Column({ type: 'bytea', nullable: true }) emailSealed: Buffer | null;
  @Column({ type: 'bytea', nullable: true }) staffNumberSealed: Buffer | null;
  /** argon2id in PHC form; null for someone who enters another way. */
  @Column({ type: 'text', nullable: true }) passwordHash: string | null;
  @Column({ type: 'boolean' }) demo: boolean;
  @Column({ type: 'timestamptz' }) createdAt: Date;
  /** When he was first let in whole; null for someone who was only invited. */
  @Column({ type: 'timestamptz', nullable: true }) enteredAt: Date | null;
  @Column({ type: 'integer' }) version: number;
}

/** Who signs in under this address or staff number; keyed by its blind hash, one over the whole country. */
@Entity()
export class SignInName {
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'sign_in_name_pk' }) nameKey: Buffer;
  @Column({ type: 'text' }) kind: 'email' | 'staff_number';
  @Column({ type: 'integer' }) officeId: number;
  @Column({ type: 'uuid' }) staffId: string;
}

@Entity()
@Index('staff_role_held_uq', ['officeId', 'staffId', 'atOfficeId', 'role'], { unique: true })
export class StaffRole {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'staff_role_pk' }) officeId: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'staff_role_pk' }) id: string;
  @Column({ type: 'uuid' }) staffId: string;
  @Column({ type: 'text' }) role: string;
  /** Where the role holds; officeId is where the officer's own row lives. */
  @Column({ type: 'integer' }) atOfficeId: number;
}
