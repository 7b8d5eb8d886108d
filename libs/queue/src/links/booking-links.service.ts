import { timingSafeEqual } from 'node:crypto';
import { AccessLog, Capabilities } from '@buka-pintu/identity';
import { Db, Ledger, mask, momentInWords, Outbox, type Principal, Vault } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { Bookings } from '../bookings/bookings.service.js';
import type { BookingRow } from '../bookings/bookings.queries.js';
import { qrSvg } from '../bookings/qr.js';
import { claimKey, openContact, openName } from '../bookings/sealed-person.js';
import { queueEvents } from '../queue.events.js';
import { queueProblems } from '../queue.problems.js';
import { Places } from '../supply/places.service.js';
import type { BookingLinkRequest, BookingLinkView } from './booking-link.dto.js';
import { linkSlipHtml } from './link-slip.view.js';

export const ISSUE_LINK = 'queue:links:create';

/** Links that were lost and are issued again at the desk, to who shows the document of the booking. */
@Injectable()
export class BookingLinks {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly outbox: Outbox,
    private readonly accessLog: AccessLog,
    private readonly capabilities: Capabilities,
    private readonly bookings: Bookings,
    private readonly places: Places,
  ) {}

  /**
   * A new link in an officer's hand acts as the citizen: it is given only against the document, and leaves its line in the log.
   * @throws document_differs (409)
   */
  async issue(
    caller: Principal,
    bookingId: string,
    request: BookingLinkRequest,
    origin: string,
  ): Promise<BookingLinkView> {
    const row = await this.bookings.readable(caller, bookingId, ISSUE_LINK);
    if (!this.isOf(row, request.documentNumber)) throw queueProblems.documentDiffers();
    const { officeId, id } = row;
    return this.db.transaction(async () => {
      const subject = { type: 'booking', id } as const;
      const revoked = request.revokeOthers ? await this.capabilities.revoke(officeId, subject) : 0;
      const link = await this.bookings.linkTo(officeId, id, origin);
      await this.accessLog.record(caller, {
        officeId,
        subjectType: 'booking',
        subjectId: id,
        fields: ['link'],
        purpose: 'link_again',
        person: { key: row.personKey, name: openName(this.vault, row) },
      });
      await this.ledger.append(officeId, queueEvents.bookingLinkIssued, {
        subject,
        payload: { servicePointId: row.servicePointId, delivery: request.delivery, revoked },
        actor: caller,
      });
      return request.delivery === 'slip'
        ? { link, slip: await this.slip(row, link), sentTo: null, revoked }
        : { link: null, slip: null, sentTo: await this.send(row, link), revoked };
    });
  }

  private isOf(row: BookingRow, documentNumber: string): boolean {
    const { documentKind, documentCountry: country } = row;
    const document = { documentKind, country, documentNumber: documentNumber.replace(/\s/g, '') };
    const shown = claimKey(this.vault, row.officeId, document);
    return timingSafeEqual(shown, row.personKey);
  }

  private async slip(row: BookingRow, link: string): Promise<string> {
    const { office, points } = await this.places.of(row.officeId);
    return linkSlipHtml({
      officeName: office.name,
      servicePointName: points.get(row.servicePointId)?.name ?? office.name,
      code: row.code,
      when: {
        id: momentInWords('id', office.zone, row.startsAt),
        en: momentInWords('en', office.zone, row.startsAt),
      },
      qrSvg: await qrSvg(link),
      demo: office.isDemo,
    });
  }

  private async send(row: BookingRow, link: string): Promise<string> {
    const contact = openContact(this.vault, row);
    await this.outbox.send({
      officeId: row.officeId,
      template: 'queue.booking_link',
      locale: row.locale,
      ...contact,
      params: { code: row.code, link },
      about: { type: 'booking', id: row.id },
    });
    return contact.channel === 'email' ? mask.email(contact.to) : mask.phone(contact.to);
  }
}
