import { Offices } from '@buka-pintu/offices';
import { Db, Ledger, type LedgerEvent, Live } from '@buka-pintu/platform';
import { Injectable, type MessageEvent } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { recordOffice } from '../record-office.js';
import { Disruptions } from './disruptions.service.js';
import type { SuspensionsView } from './suspension.dto.js';

/** What is down at a service point, for anybody who asks: citizens' pages, kiosks, clients. */
@Injectable()
export class Suspensions {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly disruptions: Disruptions,
    private readonly ledger: Ledger,
    private readonly live: Live,
  ) {}

  /** @throws not_found */
  async get(servicePointId: string): Promise<SuspensionsView> {
    const officeId = recordOffice(servicePointId);
    await this.offices.servicePoint(officeId, servicePointId);
    const { zone } = await this.offices.byNumber(officeId);
    const position = await this.ledger.position(officeId);
    const at = (await this.db.now()).toISOString();
    return { servicePointId, zone, at, position, items: await this.disruptions.of(officeId, servicePointId) };
  }

  async watch(servicePointId: string, lastEventId?: string): Promise<Observable<MessageEvent>> {
    const officeId = recordOffice(servicePointId);
    await this.offices.servicePoint(officeId, servicePointId);
    return this.live.watch({
      officeId,
      event: 'suspensions',
      concerns: (event) => concernsPoint(event, servicePointId),
      view: () => this.get(servicePointId),
      lastEventId,
    });
  }
}

/** Whether an event tells of something that is down, or up again, at that service point. */
export function concernsPoint({ subjectType, payload }: LedgerEvent, servicePointId: string): boolean {
  // What was told anew of another place may have been down here before.
  return (
    subjectType === 'disruption' &&
    ((payload['before'] ?? null) !== null ||
      [null, servicePointId].includes(payload['servicePointId'] as string | null))
  );
}
