import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Other hours for a single day at a service point: they replace the week's, on a holiday too. */
@Entity({ name: 'opening_exception' })
export class OpeningException {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') servicePointId: string;
  @Column('date') onDay: string;
  /** In order, without overlap; never empty (that is a closure). */
  @Column('jsonb') hours: { opensAt: string; closesAt: string }[];
  @Column('text') nameId: string;
  @Column('text') nameEn: string;
  @Column('integer', { default: 1 }) version: number;
}
