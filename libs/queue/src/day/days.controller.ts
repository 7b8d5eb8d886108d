import { Controller, Get, Param, Query } from '@nestjs/common';
import { Caller, Endpoint, type Principal, staff } from '@buka-pintu/platform';
import { DayPath, DayQuery, DayView } from './day.dto.js';
import { DAY_EXAMPLE } from './day-example.js';
import { Days } from './days.service.js';

@Controller('v1/queue/days')
export class DaysController {
  constructor(private readonly days: Days) {}

  @Get(':servicePointId')
  @Endpoint({
    summary: 'Read how a service point’s day goes',
    description: 'Every waiting figure is computed from the period ledger: the list behind it recounts to the same.',
    operationId: 'getDay',
    access: [staff('queue:days:read')],
    returns: DayView,
    since: '0.1',
    examples: { response: DAY_EXAMPLE },
  })
  get(@Caller() caller: Principal, @Param() path: DayPath, @Query() query: DayQuery): Promise<DayView> {
    return this.days.get(caller, path.servicePointId, query.on);
  }
}
