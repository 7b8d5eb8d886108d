import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What became of something a device did without a line.
 * - `taken`: as the device said. `ended`: its day was over, and it ends with it.
 * - `renumbered`: the number was another ticket's already; the person has a new one.
 * - `refused`: nothing could be made of it. It is kept for an officer to look at.
 */
export const DEVICE_OUTCOMES = ['taken', 'ended', 'renumbered', 'refused'] as const;
export type DeviceOutcome = (typeof DEVICE_OUTCOMES)[number];

/** Something a device did without a line and told later; its id was made on the device, so that it counts once. */
@Entity()
export class DeviceEvent {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') deviceId: string;
  @Column('date') onDay: string;
  @Column('text') kind: string;
  @Column('uuid', { nullable: true }) ticketId: string | null;
  /** What the person was told: the number on the paper. */
  @Column('text') said: string;
  /** What the ticket is called now; null when there is none. */
  @Column('text', { nullable: true }) number: string | null;
  @Column('text') outcome: DeviceOutcome;
  /** When it happened, corrected by what is known of the device's clock. */
  @Column('timestamptz') takenAt: Date;
  @Column('timestamptz') receivedAt: Date;
}
