import { Caller, Endpoint, IdPath, IfMatch, platformProblems, type Principal, staff } from '@buka-pintu/platform';
import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { queueProblems } from '../queue.problems.js';
import { DayRuleEditor, EDIT_DAY_RULES } from './day-rule-editor.service.js';
import { DayRulePreviews } from './day-rule-previews.service.js';
import {
  DayRuleChange,
  DayRulePreviewRequest,
  DayRulePreviewView,
  DayRuleQuery,
  DayRuleRequest,
  DayRulesView,
  type DayRuleTerms,
  DayRuleView,
} from './day-rule.dto.js';

const TERMS: DayRuleTerms = {
  targets: [
    { lane: 'regular', minutes: 27 },
    { lane: 'priority', minutes: 15 },
    { lane: 'express', minutes: 20 },
    { lane: 'walk_in', minutes: 27 },
    { lane: 'group', minutes: 27 },
    { lane: 'reserve', minutes: 27 },
  ],
  ...{ checkInEarlyMinutes: 60, checkInLateMinutes: 120, lateGraceMinutes: 15 },
  ...{ returnLimit: 2, restMinutes: 5, recallLimit: 3, capMinutes: 90, guardCalls: 2 },
};
const CHANGE: DayRuleChange = { ...TERMS, validFrom: '2026-11-30' };
const POINT = '019ab3c0-0a0b-7001-8c0d-0e0f1a1b1c1d';
const EXAMPLE: DayRuleView = {
  ...CHANGE,
  ...{ id: '019ab7c4-2f00-7001-8a3c-5d1f0c9be031', servicePointId: POINT, inForce: false, version: 1 },
};
const REFUSED = [platformProblems.notFound, queueProblems.dayRuleExists, queueProblems.dayRuleBegun];
const ACCESS = [staff(EDIT_DAY_RULES)];

@Controller('v1/queue')
export class DayRulesController {
  constructor(
    private readonly rules: DayRuleEditor,
    private readonly previews: DayRulePreviews,
  ) {}

  @Get('day-rules')
  @Endpoint({
    summary: 'What a service point promises and tolerates on a day',
    description:
      'Its own rule before the office’s, of each the one that began last; the house’s own when there is none.',
    operationId: 'listDayRules',
    access: ACCESS,
    returns: DayRulesView,
    problems: [platformProblems.notFound],
    since: '0.3',
    examples: { response: { items: [EXAMPLE], today: TERMS, on: '2026-11-24' } },
  })
  list(@Caller() caller: Principal, @Query() query: DayRuleQuery): Promise<DayRulesView> {
    return this.rules.list(caller, query.servicePointId);
  }

  @Post('day-rules')
  @Endpoint({
    summary: 'Begin a day rule',
    description: 'Numbers given before keep their due time; the cap and the turns hold from its first day for all.',
    operationId: 'addDayRule',
    access: ACCESS,
    body: DayRuleRequest,
    returns: DayRuleView,
    status: 201,
    problems: REFUSED,
    idempotent: true,
    since: '0.3',
    examples: { request: { ...CHANGE, servicePointId: POINT, officeWide: false }, response: EXAMPLE },
  })
  add(@Caller() caller: Principal, @Body() body: DayRuleRequest): Promise<DayRuleView> {
    return this.rules.add(caller, body);
  }

  @Put('day-rules/:id')
  @Endpoint({
    summary: 'Change a day rule that begins today or later',
    operationId: 'changeDayRule',
    access: ACCESS,
    body: DayRuleChange,
    returns: DayRuleView,
    problems: REFUSED,
    ifMatch: true,
    since: '0.3',
    examples: { request: CHANGE, response: EXAMPLE },
  })
  change(
    @Caller() caller: Principal,
    @Param() path: IdPath,
    @IfMatch() version: number,
    @Body() body: DayRuleChange,
  ): Promise<DayRuleView> {
    return this.rules.change(caller, path.id, version, body);
  }

  @Delete('day-rules/:id')
  @Endpoint({
    summary: 'Take a day rule back that begins today or later',
    operationId: 'removeDayRule',
    access: ACCESS,
    status: 204,
    problems: [platformProblems.notFound, queueProblems.dayRuleBegun],
    ifMatch: true,
    since: '0.3',
  })
  remove(@Caller() caller: Principal, @Param() path: IdPath, @IfMatch() version: number): Promise<void> {
    return this.rules.remove(caller, path.id, version);
  }

  @Post('day-rule-previews')
  @Endpoint({
    summary: 'What a day rule would have done to last week’s visits',
    description: 'The same people, counters and needs, called anew by both rules. Nothing is saved.',
    operationId: 'previewDayRule',
    access: ACCESS,
    body: DayRulePreviewRequest,
    returns: DayRulePreviewView,
    status: 200,
    problems: [platformProblems.notFound],
    weight: 10,
    since: '0.3',
    examples: {
      request: { servicePointId: POINT, rule: TERMS },
      response: {
        ...{ from: '2026-11-17', to: '2026-11-23', visits: 812, enough: true },
        lanes: [{ lane: 'priority', visits: 160, p50Before: 6, p90Before: 17, p50After: 5, p90After: 14 }],
        ...{ longestBefore: 71, longestAfter: 72 },
      },
    },
  })
  preview(@Caller() caller: Principal, @Body() body: DayRulePreviewRequest): Promise<DayRulePreviewView> {
    return this.previews.look(caller, body);
  }
}
