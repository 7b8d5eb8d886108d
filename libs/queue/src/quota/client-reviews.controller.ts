import { Caller, Endpoint, staff, type StaffPrincipal } from '@buka-pintu/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { ClientReviewQuery, ClientReviewView } from './client-review.dto.js';
import { ClientReviews, REVIEW_CLIENTS } from './client-reviews.service.js';

@Controller('v1/queue/client-reviews')
export class ClientReviewsController {
  constructor(private readonly reviews: ClientReviews) {}

  @Get()
  @Endpoint({
    summary: 'Clients whose bookings come to nothing far more often than usual in the office',
    description: 'A question, not a verdict: nothing follows from it by itself.',
    access: [staff(REVIEW_CLIENTS)],
    returns: ClientReviewView,
    weight: 10,
    since: '0.2',
    operationId: 'reviewClients',
    examples: {
      response: {
        bookings: 412,
        findings: [
          {
            clientId: '01935a00-0000-7001-8000-0123456789ab',
            name: 'Antrean Desa',
            ended: 120,
            cancelled: 71,
            missed: 20,
            share: 0.7583,
            medianShare: 0.12,
            explanation: { id: 'Jauh lebih banyak …', en: 'Far more …' },
          },
        ],
      },
    },
  })
  review(@Caller() caller: StaffPrincipal, @Query() query: ClientReviewQuery): Promise<ClientReviewView> {
    return this.reviews.review(caller, query);
  }
}
