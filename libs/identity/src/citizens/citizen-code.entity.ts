import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A code sent to a contact. The digits are kept nowhere: they are made anew from the id by a key. */
@Entity()
@Index('citizen_code_contact_ix', ['contactKey', 'issuedAt'])
export class CitizenCode {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'citizen_code_pk' }) codeId: string;
  @Column('bytea') contactKey: Buffer;
  @Column('bytea') contactSealed: Buffer;
  @Column('text') channel: 'sms' | 'email';
  @Column('text') locale: 'id' | 'en';
  @Column('integer', { default: 0 }) tries: number;
  @Column('timestamptz') issuedAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
}

/** How often codes were asked for in an hour, by contact and by network. */
@Entity()
export class CitizenCodeAttempt {
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'citizen_code_attempt_pk' }) key: Buffer;
  @PrimaryColumn('timestamptz', { primaryKeyConstraintName: 'citizen_code_attempt_pk' }) windowAt: Date;
  @Column('integer') attempts: number;
}

/** The half hour a right code opens: one contact, all its things. */
@Entity()
export class CitizenVisit {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'citizen_visit_pk' }) visitId: string;
  @Column('bytea') contactKey: Buffer;
  @Column('bytea') secretHash: Buffer;
  @Column('timestamptz') openedAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
