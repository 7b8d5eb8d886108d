import { Caller, Endpoint, platformProblems, type Principal, staff } from '@buka-pintu/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { SlotQuery, SlotWeekView } from './slot.dto.js';
import { SLOT_WEEK_EXAMPLE } from './supply-example.js';
import { SlotSheets } from './slot-sheets.service.js';

@Controller('v1/queue/slots')
export class SlotsController {
  constructor(private readonly sheets: SlotSheets) {}

  @Get()
  @Endpoint({
    summary: 'Slots of a service point with seats and bookings in each lane',
    operationId: 'listSlots',
    access: [staff('queue:slots:read')],
    returns: SlotWeekView,
    problems: [platformProblems.notFound],
    since: '0.1',
    examples: { response: SLOT_WEEK_EXAMPLE },
  })
  list(@Caller() caller: Principal, @Query() query: SlotQuery): Promise<SlotWeekView> {
    return this.sheets.between(caller, query);
  }
}
