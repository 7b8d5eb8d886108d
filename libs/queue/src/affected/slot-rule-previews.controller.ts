import { Caller, Endpoint, platformProblems, type Principal, staff } from '@buka-pintu/platform';
import { Body, Controller, Post } from '@nestjs/common';
import { queueProblems } from '../queue.problems.js';
import { SlotRulePreviewRequest, SlotRulePreviewView } from '../supply/slot-rule.dto.js';
import { SLOT_RULE_EXAMPLE, SLOT_WEEK_EXAMPLE } from '../supply/supply-example.js';
import { HIT_EXAMPLE } from './hit-booking-example.js';
import { SlotRulePreviews } from './slot-rule-previews.service.js';

const { id: _id, version: _version, servicePointId, ...rule } = SLOT_RULE_EXAMPLE;
const [day] = SLOT_WEEK_EXAMPLE.days;
const slots = day!.slots.map(({ id: _slot, withdrawn: _withdrawn, ...slot }) => slot);

@Controller('v1/queue/slot-rule-previews')
export class SlotRulePreviewsController {
  constructor(private readonly previews: SlotRulePreviews) {}

  @Post()
  @Endpoint({
    summary: 'See what a slot rule would do, before it is saved',
    description:
      'Refuses what saving would refuse. Shows the week in which it begins as it would be laid, periods that lie outside the ' +
      'opening hours, and the confirmed bookings whose slot would be gone: these stay confirmed and stand in ' +
      '`GET /v1/queue/affected-bookings` afterwards. Nothing is saved.',
    operationId: 'previewSlotRule',
    access: [staff('queue:slots:edit')],
    body: SlotRulePreviewRequest,
    returns: SlotRulePreviewView,
    status: 200,
    problems: [
      platformProblems.notFound,
      queueProblems.slotRuleExists,
      queueProblems.slotRulesOverlap,
      queueProblems.slotRuleBegun,
    ],
    since: '0.2',
    weight: 5,
    examples: {
      request: { servicePointId, rule },
      response: {
        ...{ bookingsHit: 1, bookings: [HIT_EXAMPLE], seatsKept: 0, seatsWithdrawn: 34, seatsAdded: 12, slotsAdded: 6 },
        ...{ outside: [], week: [{ on: day!.on, closed: null, slots }] },
      },
    },
  })
  look(@Caller() caller: Principal, @Body() body: SlotRulePreviewRequest): Promise<SlotRulePreviewView> {
    return this.previews.look(caller, body);
  }
}
