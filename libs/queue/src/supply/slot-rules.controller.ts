import {
  Caller,
  Endpoint,
  IdPath,
  IfMatch,
  type Page,
  pageOf,
  platformProblems,
  type Principal,
  staff,
} from '@buka-pintu/platform';
import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { queueProblems } from '../queue.problems.js';
import { SlotRuleChange, SlotRuleQuery, SlotRuleRequest, SlotRuleView } from './slot-rule.dto.js';
import { SlotRules } from './slot-rules.service.js';
import { SLOT_RULE_EXAMPLE } from './supply-example.js';

const { id: _id, version: _version, ...REQUEST } = SLOT_RULE_EXAMPLE;
const { servicePointId: _point, ...CHANGE } = REQUEST;

const REFUSED = [
  platformProblems.notFound,
  queueProblems.slotRuleExists,
  queueProblems.slotRulesOverlap,
  queueProblems.slotRuleBegun,
];

@Controller('v1/queue/slot-rules')
export class SlotRulesController {
  constructor(private readonly rules: SlotRules) {}

  @Get()
  @Endpoint({
    summary: 'How a service point turns its hours into slots and seats',
    description:
      'Oldest first. Of those that hold on a day one with a last day is in force before one without, and of these the one that began last.',
    operationId: 'listSlotRules',
    access: [staff('queue:slots:read')],
    returns: pageOf(SlotRuleView),
    problems: [platformProblems.notFound],
    since: '0.1',
    examples: { response: { items: [SLOT_RULE_EXAMPLE], next: null } },
  })
  list(@Caller() caller: Principal, @Query() query: SlotRuleQuery): Promise<Page<SlotRuleView>> {
    return this.rules.list(caller, query.servicePointId);
  }

  @Post()
  @Endpoint({
    summary: 'Begin a slot rule, and lay the coming weeks by it',
    description:
      'Slots and seats stand when the answer comes. Bookings in slots that the new rule no longer has stay as they are.',
    operationId: 'addSlotRule',
    access: [staff('queue:slots:edit')],
    body: SlotRuleRequest,
    returns: SlotRuleView,
    status: 201,
    problems: REFUSED,
    idempotent: true,
    since: '0.1',
    examples: { request: REQUEST, response: SLOT_RULE_EXAMPLE },
  })
  add(@Caller() caller: Principal, @Body() body: SlotRuleRequest): Promise<SlotRuleView> {
    return this.rules.add(caller, body);
  }

  @Put(':id')
  @Endpoint({
    summary: 'Change a slot rule that begins today or later',
    operationId: 'changeSlotRule',
    access: [staff('queue:slots:edit')],
    body: SlotRuleChange,
    returns: SlotRuleView,
    problems: REFUSED,
    ifMatch: true,
    since: '0.1',
    examples: { request: CHANGE, response: SLOT_RULE_EXAMPLE },
  })
  change(
    @Caller() caller: Principal,
    @Param() path: IdPath,
    @IfMatch() version: number,
    @Body() body: SlotRuleChange,
  ): Promise<SlotRuleView> {
    return this.rules.change(caller, path.id, version, body);
  }

  @Delete(':id')
  @Endpoint({
    summary: 'Take a slot rule back that begins today or later',
    description: 'What held before it goes on. Bookings in slots that are no longer there stay as they are.',
    operationId: 'removeSlotRule',
    access: [staff('queue:slots:edit')],
    status: 204,
    problems: [platformProblems.notFound, queueProblems.slotRuleBegun],
    ifMatch: true,
    since: '0.2',
  })
  remove(@Caller() caller: Principal, @Param() path: IdPath, @IfMatch() version: number): Promise<void> {
    return this.rules.remove(caller, path.id, version);
  }
}
