import { Injectable } from '@nestjs/common';
import { can, Db, platformProblems, type Principal } from '@buka-pintu/platform';
import { Catalogue } from '@buka-pintu/catalogue';
import { qrSvg } from '../bookings/qr.js';
import { Points } from './points.service.js';
import { slipHtml } from './ticket-slip.view.js';
import { Tickets } from './tickets.service.js';

/** Printing a ticket. */
@Injectable()
export class TicketSlips {
  constructor(
    private readonly db: Db,
    private readonly tickets: Tickets,
    private readonly points: Points,
    private readonly catalogue: Catalogue,
  ) {}

  /** The slip as a page. Only the secret's hash is kept, so that each printing gets a link of its own. */
  async print(caller: Principal, ticketId: string, origin: string): Promise<string> {
    const ticket = await this.tickets.readable(caller, ticketId);
    if (!can(caller, ticket.officeId, 'queue:tickets:create')) throw platformProblems.notAllowed();
    const { office, servicePoint } = await this.points.at(ticket.officeId, ticket.servicePointId);
    const service = await this.catalogue.service(ticket.serviceCode);
    const link = await this.db.transaction(() => this.tickets.linkTo(ticket, origin));
    return slipHtml({
      officeName: office.name,
      servicePointName: servicePoint.name,
      number: ticket.display,
      lane: ticket.lane,
      serviceName: { id: service.nameId, en: service.nameEn },
      issued: new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeStyle: 'short', timeZone: office.zone }).format(
        ticket.issuedAt,
      ),
      before: ticket.state === 'waiting' ? await this.tickets.countBefore(ticket) : null,
      qrSvg: await qrSvg(link),
      demo: office.isDemo,
    });
  }
}
