import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Wordings } from './wording.js';

/** An office's words for a template, from one moment on; the newest version holds. Rows are only added. */
@Entity()
export class TemplateWording {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('text') template: string;
  @Column('integer') version: number;
  @Column('jsonb') wordings: Wordings;
  @Column('uuid', { nullable: true }) writtenBy: string | null;
  @Column('timestamptz') writtenAt: Date;
}
