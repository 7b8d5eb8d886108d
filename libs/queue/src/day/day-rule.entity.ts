import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An office's own day rule from a day on, for one service point or, without one, for all; see `day-rule.ts`. */
@Entity({ name: 'day_rule' })
export class DayRuleRow {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) servicePointId: string | null;
  @Column('date') validFrom: string;
  @Column('integer') checkInEarlyMinutes: number;
  @Column('integer') checkInLateMinutes: number;
  @Column('integer') lateGraceMinutes: number;
  @Column('integer') targetPriorityMinutes: number;
  @Column('integer') targetRegularMinutes: number;
  @Column('integer') targetWalkInMinutes: number;
  @Column('integer', { default: 20 }) targetExpressMinutes: number;
  @Column('integer', { default: 45 }) targetGroupMinutes: number;
  @Column('integer', { default: 45 }) targetReserveMinutes: number;
  @Column('integer') returnLimit: number;
  @Column('integer') restMinutes: number;
  @Column('integer') recallLimit: number;
  @Column('integer', { default: 90 }) capMinutes: number;
  @Column('integer', { default: 2 }) guardCalls: number;
  @Column('integer', { default: 1 }) version: number;
}
