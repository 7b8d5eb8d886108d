import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When a service point's supervisors are alarmed, as the office has set it. */
@Entity()
export class AlarmRule {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') servicePointId: string;
  @Column('integer') idleMinutes: number;
  @Column('integer') unansweredMinutes: number;
  @Column('integer') overdueMinutes: number;
  @Column('integer', { default: 1 }) version: number;
}
