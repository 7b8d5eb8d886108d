import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WordKind } from './import-words.js';

/** What a word of an office's files means: the head of a column, the name of a service or of a lane. */
@Entity()
export class ImportWord {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('text') kind: WordKind;
  /** As `comparedWord` has it. */
  @PrimaryColumn('text') word: string;
  @Column('text') meaning: string;
}
