import { dayIn, Db, yearOf } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { Between } from 'typeorm';
import type { HolidayYearView } from './holiday.dto.js';
import { HolidayYear } from './holiday-year.entity.js';
import { Holiday } from './holiday.entity.js';
import { holidayYearView } from './holiday.view.js';

/** National holidays and joint leave: the same days for every office. */
@Injectable()
export class Holidays {
  constructor(private readonly db: Db) {}

  /** The holidays of the year, in order; of the present one (in Jakarta) unless told. */
  async year(wanted?: number): Promise<HolidayYearView> {
    const year = wanted ?? yearOf(dayIn('Asia/Jakarta', await this.db.now()));
    const known = await this.db.reference(HolidayYear).findOneBy({ year });
    const days = await this.db.reference(Holiday).find({
      where: { onDay: Between(`${year}-01-01`, `${year}-12-31`) },
      order: { onDay: 'ASC' },
    });
    return holidayYearView(year, known, days);
  }
}
