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

  /** The lanes it calls from; empty: all of them. */
  @Column({ type: 'text', array: true, default: '{}' })
  lanes: string[];

  /** Not in use: it can't be opened and stands in no list but the settings'; what it once called still names it. */
  @Column({ type: 'boolean', default: true })
  inUse: boolean;

  @Column({ type: 'integer', default: 1 })
  version: number;
}
