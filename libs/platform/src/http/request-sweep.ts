import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import { Every } from '../jobs/handles-job.js';

/** Throws away what requests left behind: answers nobody may ask for again, windows that are over. */
@Injectable()
@Every({ name: 'platform.sweep_requests', minutes: 30 })
export class RequestSweep {
  constructor(private readonly db: Db) {}

  async run(): Promise<void> {
    await this.db.query(
      `/* nationwide: expiry is the same for every office */ delete from idempotency_record where expires_at < clock_at()`,
    );
    await this.db.query(`delete from rate_window where ends_at < clock_at() - interval '1 hour'`);
  }
}
