import { Every, type JobHandler } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { Supply } from './supply.service.js';

/** Keeps the coming weeks laid out as days move on and hours, holidays and closures change. */
@Injectable()
@Every({ name: 'queue.supply', minutes: 10 })
export class SupplySchedule implements JobHandler {
  constructor(private readonly supply: Supply) {}

  async run(): Promise<void> {
    await this.supply.layAhead();
  }
}
