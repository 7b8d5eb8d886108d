import type { Db } from '@buka-pintu/platform';
import { Equal, IsNull, LessThanOrEqual, Or } from 'typeorm';
import { DayRuleRow } from './day-rule.entity.js';

/** The rule in force: the service point's own before the office's, of each the one that began last. */
export async function dayRuleOn(
  db: Db,
  officeId: number,
  servicePointId: string,
  onDay: string,
): Promise<DayRuleRow | null> {
  return db.repo(DayRuleRow).findOne({
    where: {
      officeId,
      validFrom: LessThanOrEqual(onDay),
      servicePointId: Or(Equal(servicePointId), IsNull()),
    },
    order: { servicePointId: { direction: 'ASC', nulls: 'LAST' }, validFrom: 'DESC' },
  });
}
