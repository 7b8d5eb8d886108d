import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Channel } from './template.js';

export const MESSAGE_STATES = ['queued', 'shown', 'sent', 'failed'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** One message to one person; its address and words are sealed. */
@Entity()
export class Message {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('text') template: string;
  @Column('text') locale: 'id' | 'en';
  @Column('text') channel: Channel;
  @Column('bytea') toSealed: Buffer;
  @Column('bytea', { nullable: true }) subjectSealed: Buffer | null;
  @Column('bytea') bodySealed: Buffer;
  @Column('text') state: MessageState;
  @Column('text') aboutType: string;
  @Column('uuid') aboutId: string;
  @Column('text', { nullable: true }) dedupeKey: string | null;
  @Column('integer', { default: 0 }) attempts: number;
  /** Why the last try did not succeed: a FaultCode. */
  @Column('text', { nullable: true }) failure: string | null;
  /** What the other side said to it, without addresses. */
  @Column('text', { nullable: true }) said: string | null;
  @Column('timestamptz', { nullable: true }) failedAt: Date | null;
  /** Until then a process has it in its hands. */
  @Column('timestamptz', { nullable: true }) claimedUntil: Date | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) sentAt: Date | null;
}
