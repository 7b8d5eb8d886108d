import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A counter (loket) of a service point; who sits at it and since when is the queue's affair. */
@Entity({ name: 'counter' })
export class Counter {
  @PrimaryColumn({ type: 'integer' })
  officeId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  servicePointId: string;

  /** The number on the sign above it and in the spoken call. */
  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  name: string;

  /** What can be served here, by the codes of the catalogue. */
  @Column({ type: 'text', array: true })
  serviceCodes: string[];
}
