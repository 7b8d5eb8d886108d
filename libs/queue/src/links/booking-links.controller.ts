import {
  Caller,
  Endpoint,
  IdPath,
  platformProblems,
  type Principal,
  Request,
  type RequestContext,
  staff,
} from '@buka-pintu/platform';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { queueProblems } from '../queue.problems.js';
import { BookingLinkRequest, BookingLinkView } from './booking-link.dto.js';
import { BookingLinks, ISSUE_LINK } from './booking-links.service.js';

@Controller('v1/queue/bookings')
export class BookingLinksController {
  constructor(private readonly links: BookingLinks) {}

  @Post(':id/links')
  @Endpoint({
    summary: 'Issue a lost link again, at the desk',
    description:
      'For a citizen who lost the secret link and shows the document of the booking. The number is compared with the ' +
      'booking’s; earlier links stop working unless `revokeOthers` is false. It leaves a line in the access log. An officer may try it thirty ' +
      'times an hour.',
    operationId: 'issueBookingLink',
    access: [staff(ISSUE_LINK)],
    body: BookingLinkRequest,
    returns: BookingLinkView,
    discloses: 'service',
    status: 201,
    problems: [platformProblems.notFound, queueProblems.documentDiffers],
    idempotent: true,
    // A desk shows half of a document's digits already; without a limit of its own the other half is guessed in minutes.
    limit: { calls: 30, seconds: 3600 },
    weight: 5,
    since: '0.1',
    examples: {
      request: { documentNumber: '9901015704900012', delivery: 'slip', revokeOthers: true },
      response: {
        link: 'https://antrean.example.id/t/#bpc_AZqzxxorcAGcDeHyo7TF1g0123456789abcdefghij',
        slip: '<!doctype html><html lang="id"><title>CTH-7K2M9QXF-Q</title>…</html>',
        sentTo: null,
        revoked: 2,
      },
    },
  })
  issue(
    @Caller() caller: Principal,
    @Param() { id }: IdPath,
    @Body() body: BookingLinkRequest,
    @Request() { origin }: RequestContext,
  ): Promise<BookingLinkView> {
    return this.links.issue(caller, id, body, origin);
  }
}
