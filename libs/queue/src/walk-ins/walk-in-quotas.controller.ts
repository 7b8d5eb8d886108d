import { Caller, client, Endpoint, platformProblems, type Principal, staff } from '@buka-pintu/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { WalkInSeats } from './walk-in-seats.service.js';
import { WalkInQuotaQuery, WalkInQuotaView } from './walk-in.dto.js';

@Controller('v1/queue/walk-in-quotas')
export class WalkInQuotasController {
  constructor(private readonly seats: WalkInSeats) {}

  @Get()
  @Endpoint({
    summary: 'How many walk-ins the day still takes',
    description:
      'Walk-in seats of today, and seats of other lanes that count for walk-ins by now. Priority is not counted.',
    operationId: 'readWalkInQuota',
    access: [staff('queue:tickets:create'), client('queue:tickets:create')],
    returns: WalkInQuotaView,
    problems: [platformProblems.notFound],
    since: '0.3',
    examples: {
      response: {
        servicePointId: '019ab3c0-0a0b-7001-8c0d-0e0f1a1b1c1d',
        ...{ on: '2026-11-24', limited: true, seats: 28, left: 9, mayExceed: false },
      },
    },
  })
  read(@Caller() caller: Principal, @Query() query: WalkInQuotaQuery): Promise<WalkInQuotaView> {
    return this.seats.quota(caller, query);
  }
}
