import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import { Every, HandlesJob } from '../jobs/handles-job.js';
import { HandlesEvents } from '../ledger/handlers.js';
import type { LedgerEvent } from '../ledger/ledger.queries.js';
import { dropOldDeliveries } from './delivery.queries.js';
import { DELIVER_WEBHOOK, WebhookDeliveries } from './webhook-deliveries.service.js';

/** Every sealed event that is not the house's own business, in the order of its office. */
@Injectable()
@HandlesEvents({ name: 'platform.webhooks', types: 'told' })
export class WebhookFanOut {
  constructor(private readonly deliveries: WebhookDeliveries) {}

  handle(event: LedgerEvent): Promise<void> {
    return this.deliveries.tell(event);
  }
}

/** Waits for strangers' machines: in a lane of its own, so that no message to a citizen stands behind it. */
@Injectable()
@HandlesJob(DELIVER_WEBHOOK, { waits: true })
export class WebhookDelivery {
  constructor(private readonly deliveries: WebhookDeliveries) {}

  run({ officeId, deliveryId }: { officeId: number; deliveryId: string }): Promise<void> {
    return this.deliveries.carry(officeId, deliveryId);
  }
}

@Injectable()
@Every({ name: 'platform.webhook_sweep', minutes: 60 })
export class WebhookSweep {
  constructor(private readonly db: Db) {}

  async run(): Promise<void> {
    while ((await dropOldDeliveries(this.db)) > 0);
  }
}
