import { Column, Entity } from 'typeorm';
import { ServiceLine } from './service-line.entity.js';
import type { TextPart } from './standard.js';

/** One written part of a service standard, from one day to another. */
@Entity({ name: 'standard_part' })
export class StandardPart extends ServiceLine {
  declare code: TextPart;

  @Column({ type: 'text' })
  textId: string;

  @Column({ type: 'text' })
  textEn: string;
}
