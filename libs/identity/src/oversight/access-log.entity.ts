import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who read whose data, which of it and what for. The app may only add to it. */
@Entity('access_log')
@Index('access_log_subject_ix', { synchronize: false })
@Index('access_log_actor_ix', { synchronize: false })
@Index('access_log_person_ix', { synchronize: false })
@Index('access_log_time_ix', { synchronize: false })
export class AccessLogLine {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'access_log_pk' }) officeId: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'access_log_pk' }) id: string;
  @Column({ type: 'text' }) actorKind: string;
  @Column({ type: 'text', nullable: true }) actorId: string | null;
  @Column({ type: 'text' }) subjectType: string;
  @Column({ type: 'uuid' }) subjectId: string;
  /** Names of the fields, never their values. */
  @Column({ type: 'text', array: true }) fields: string[];
  @Column({ type: 'text' }) purpose: string;
  @Column({ type: 'timestamptz' }) at: Date;
  /** Keyed hash of the document, where the record knows one. */
  @Column({ type: 'bytea', nullable: true }) personKey: Buffer | null;
  /** Keyed hashes of the name and of its last word, to tell colleagues and relatives. */
  @Column({ type: 'bytea', nullable: true }) nameKey: Buffer | null;
  @Column({ type: 'bytea', nullable: true }) surnameKey: Buffer | null;
  /** Why, in the reader's own words, where the purpose asks for them. */
  @Column({ type: 'bytea', nullable: true }) reasonSealed: Buffer | null;
  /** Whose role the officer carried (Plh, Plt). */
  @Column({ type: 'uuid', nullable: true }) onBehalfOf: string | null;
}
