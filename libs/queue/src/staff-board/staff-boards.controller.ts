import { Caller, Endpoint, IfMatch, platformProblems, type Principal, staff } from '@buka-pintu/platform';
import { Body, Controller, Get, Headers, type MessageEvent, Param, Post, Put, Sse } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { STAFF_BOARD } from './staff-board-example.js';
import { AlarmRequest, AlarmRuleView, AlarmThresholds, StaffBoardPath, StaffBoardView } from './staff-board.dto.js';
import { ACKNOWLEDGE, SET_ALARMS, StaffBoards } from './staff-boards.service.js';

@Controller('v1/queue/staff-boards')
export class StaffBoardsController {
  constructor(private readonly boards: StaffBoards) {}

  @Get(':servicePointId')
  @Endpoint({
    summary: 'Read a service point’s staff board',
    description: 'Every counter, every line, and the alarms. Some alarms come by time alone: ask again now and then.',
    operationId: 'getStaffBoard',
    access: [staff('queue:days:read')],
    returns: StaffBoardView,
    problems: [platformProblems.notFound],
    since: '0.3',
    examples: { response: STAFF_BOARD },
  })
  get(@Caller() caller: Principal, @Param() path: StaffBoardPath): Promise<StaffBoardView> {
    return this.boards.get(caller, path.servicePointId);
  }

  @Sse(':servicePointId/stream')
  @Endpoint({
    summary: 'Follow a service point’s staff board',
    description: 'The board now and again whenever something moves; resumes with Last-Event-ID.',
    operationId: 'watchStaffBoard',
    access: [staff('queue:days:read')],
    returns: StaffBoardView,
    problems: [platformProblems.notFound],
    stream: true,
    since: '0.3',
  })
  watch(
    @Caller() caller: Principal,
    @Param() path: StaffBoardPath,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<Observable<MessageEvent>> {
    return this.boards.watch(caller, path.servicePointId, lastEventId);
  }

  @Post(':servicePointId/acknowledgements')
  @Endpoint({
    summary: 'Say that an alarm was seen and somebody takes care',
    description: 'Everybody at the board sees who. What happens again is another alarm.',
    operationId: 'acknowledgeAlarm',
    access: [staff(ACKNOWLEDGE)],
    body: AlarmRequest,
    returns: StaffBoardView,
    problems: [platformProblems.notFound],
    idempotent: true,
    since: '0.3',
    examples: { request: { key: STAFF_BOARD.alarms[0]!.key }, response: STAFF_BOARD },
  })
  acknowledge(
    @Caller() caller: Principal,
    @Param() path: StaffBoardPath,
    @Body() body: AlarmRequest,
  ): Promise<StaffBoardView> {
    return this.boards.acknowledge(caller, path.servicePointId, body.key);
  }

  @Put(':servicePointId/thresholds')
  @Endpoint({
    summary: 'Set when supervisors of a service point are alarmed',
    operationId: 'setAlarmThresholds',
    access: [staff(SET_ALARMS)],
    body: AlarmThresholds,
    returns: AlarmRuleView,
    problems: [platformProblems.notFound],
    ifMatch: true,
    since: '0.3',
    examples: {
      request: { idleMinutes: 5, unansweredMinutes: 3, overdueMinutes: 10 },
      response: { ...STAFF_BOARD.thresholds, overdueMinutes: 10, version: 1 },
    },
  })
  set(
    @Caller() caller: Principal,
    @Param() path: StaffBoardPath,
    @IfMatch() version: number,
    @Body() body: AlarmThresholds,
  ): Promise<AlarmRuleView> {
    return this.boards.setThresholds(caller, path.servicePointId, version, body);
  }
}
