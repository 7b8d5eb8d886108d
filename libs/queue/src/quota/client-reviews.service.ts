import { ClientDirectory, Db, demand, type StaffPrincipal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { endedBookings } from './booking-quota.queries.js';
import type { ClientReviewQuery, ClientReviewView } from './client-review.dto.js';
import { unusualClients } from './unusual-clients.js';

export const REVIEW_CLIENTS = 'queue:clients:review';

const EXPLANATION = {
  id: 'Jauh lebih banyak pemesanan aplikasi ini yang dibatalkan atau tidak datang. Mungkin calo yang memesan untuk orang rekaan; mungkin juga pengingatnya tidak sampai, atau satu rombongan batal.',
  en: 'Far more bookings of this application are cancelled or missed. Perhaps a broker who books for invented people; perhaps its reminders don’t arrive, or one group called off.',
};

/** Clients whose bookings come to nothing far above what is usual in the office. A question, and nothing follows by itself. */
@Injectable()
export class ClientReviews {
  constructor(
    private readonly db: Db,
    private readonly clients: ClientDirectory,
  ) {}

  async review(caller: StaffPrincipal, { from, to }: ClientReviewQuery): Promise<ClientReviewView> {
    const { officeId } = caller;
    demand(caller, officeId, REVIEW_CLIENTS);
    const sources = await endedBookings(this.db, officeId, from, to);
    const findings = [];
    for (const found of unusualClients(sources)) {
      const name = (await this.clients.find(found.clientId))?.name ?? null;
      findings.push({ ...found, name, explanation: EXPLANATION });
    }
    return { bookings: sources.reduce((sum, { ended }) => sum + ended, 0), findings };
  }
}
