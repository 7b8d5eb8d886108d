import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One import of a year's decree: the list before it and after it, so that nothing is ever lost. */
@Entity({ name: 'holiday_import' })
export class HolidayImport {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') year: number;
  @Column('timestamptz') importedAt: Date;
  @Column('uuid', { nullable: true }) staffId: string | null;
  @Column('text') legalBasis: string;
  @Column('jsonb') before: object[];
  @Column('jsonb') after: object[];
}
