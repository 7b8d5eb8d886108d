import { Injectable, Logger } from '@nestjs/common';
import { dayIn, Db, Every } from '@buka-pintu/platform';
import { Offices } from '@buka-pintu/offices';
import { DayClose } from './day-close.service.js';

/** Closes each office's past days, soon after its own midnight whatever the zone. */
@Injectable()
@Every({ name: 'queue.day_close', minutes: 10 })
export class DayCloseSchedule {
  private readonly logger = new Logger(DayCloseSchedule.name);

  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly dayClose: DayClose,
  ) {}

  async run(): Promise<void> {
    const now = await this.db.now();
    for (const office of await this.offices.all()) {
      const today = dayIn(office.zone, now);
      const closed = await this.dayClose.closeBefore({ officeId: office.id, servicePointId: null, today });
      if (closed.sittings + closed.tickets > 0) this.logger.log({ office: office.code, today, ...closed });
    }
  }
}
