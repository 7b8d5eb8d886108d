import { Injectable } from '@nestjs/common';
import { Db } from '@buka-pintu/platform';
import { DEFAULT_DAY_RULE, type DayRule } from './day-rule.js';
import type { DayRuleRow } from './day-rule.entity.js';
import { dayRuleOn } from './day-rule.queries.js';

/** Which day rule holds where and when. */
@Injectable()
export class DayRules {
  constructor(private readonly db: Db) {}

  /** The service point's own rule, else the office's, else the house's defaults. */
  async of(officeId: number, servicePointId: string, onDay: string): Promise<DayRule> {
    const row = await dayRuleOn(this.db, officeId, servicePointId, onDay);
    return row ? DayRules.ruleOf(row) : DEFAULT_DAY_RULE;
  }

  /** The rule that a row writes down. */
  static ruleOf(row: DayRuleRow): DayRule {
    return {
      checkInEarlyMinutes: row.checkInEarlyMinutes,
      checkInLateMinutes: row.checkInLateMinutes,
      lateGraceMinutes: row.lateGraceMinutes,
      targetMinutes: {
        priority: row.targetPriorityMinutes,
        regular: row.targetRegularMinutes,
        walk_in: row.targetWalkInMinutes,
        express: row.targetExpressMinutes,
        group: row.targetGroupMinutes,
        reserve: row.targetReserveMinutes,
      },
      returnLimit: row.returnLimit,
      restMinutes: row.restMinutes,
      recallLimit: row.recallLimit,
      capMinutes: row.capMinutes,
      guardCalls: row.guardCalls,
    };
  }
}
