import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often a code, known or not, was asked for without success in an hour. */
@Entity()
export class BookingLookupAttempt {
  @PrimaryColumn('bytea') codeKey: Buffer;
  @PrimaryColumn('timestamptz') windowAt: Date;
  @Column('integer') attempts: number;
}
