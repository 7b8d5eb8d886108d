import { anyone, Endpoint, platformProblems } from '@buka-pintu/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { queueProblems } from '../queue.problems.js';
import { AVAILABILITY_EXAMPLE } from './supply-example.js';
import { AvailabilityQuery, AvailabilityView } from './availability.dto.js';
import { Availability } from './availability.service.js';

@Controller('v1/queue/availability')
export class AvailabilityController {
  constructor(private readonly availability: Availability) {}

  @Get()
  @Endpoint({
    summary: 'Slots that can be booked, day by day, and why not where none can',
    description:
      'Every day of the span stands in `days`; one without slots says why in `whyNot`. When every day is without, `whyNot` sums ' +
      'them up and `alternatives` names other days, lanes, service points and offices near by, each with its first free day. The answer is at most a second old; `ETag` is its `version`.',
    operationId: 'readAvailability',
    access: [anyone()],
    returns: AvailabilityView,
    problems: [queueProblems.serviceNotOffered, platformProblems.notFound],
    since: '0.1',
    examples: { response: AVAILABILITY_EXAMPLE },
  })
  read(@Query() query: AvailabilityQuery): Promise<AvailabilityView> {
    return this.availability.read(query);
  }
}
