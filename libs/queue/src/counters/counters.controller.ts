import { Body, Controller, Get, Headers, type MessageEvent, Param, Post, Sse } from '@nestjs/common';
import { Caller, Endpoint, IdPath, platformProblems, type Principal, staff } from '@buka-pintu/platform';
import type { Observable } from 'rxjs';
import { queueProblems } from '../queue.problems.js';
import { Calls } from './calls.service.js';
import { Consoles } from './consoles.service.js';
import { ClosingRequest, ConsoleView, PauseRequest } from './counter.dto.js';
import { CONSOLE_EXAMPLE } from './console-example.js';
import { Counters } from './counters.service.js';

const OPEN = [staff('queue:counters:open')];
const MOVE = {
  access: OPEN,
  returns: ConsoleView,
  discloses: 'service' as const,
  status: 200,
  idempotent: true,
  since: '0.1',
  examples: { response: CONSOLE_EXAMPLE },
} as const;

@Controller('v1/queue/counters')
export class CountersController {
  constructor(
    private readonly counters: Counters,
    private readonly calls: Calls,
    private readonly consoles: Consoles,
  ) {}

  @Post(':id/sessions')
  @Endpoint({
    ...MOVE,
    access: OPEN,
    summary: 'Open a counter',
    description: 'One officer a counter, one counter an officer. Opening one’s own open counter again changes nothing.',
    operationId: 'openCounter',
    problems: [
      queueProblems.counterTaken,
      queueProblems.counterOutOfUse,
      queueProblems.officerElsewhere,
      platformProblems.illegalTransition,
    ],
  })
  open(@Caller() caller: Principal, @Param() path: IdPath): Promise<ConsoleView> {
    return this.counters.open(caller, path.id);
  }

  @Post(':id/pauses')
  @Endpoint({
    ...MOVE,
    summary: 'Take a break',
    operationId: 'pauseCounter',
    body: PauseRequest,
    examples: { request: { reason: 'prayer' }, response: CONSOLE_EXAMPLE },
    problems: [
      queueProblems.counterBusy,
      queueProblems.counterTaken,
      queueProblems.counterOutOfUse,
      platformProblems.illegalTransition,
    ],
  })
  pause(@Caller() caller: Principal, @Param() path: IdPath, @Body() body: PauseRequest): Promise<ConsoleView> {
    return this.counters.pause(caller, path.id, body.reason);
  }

  @Post(':id/resumptions')
  @Endpoint({
    ...MOVE,
    summary: 'Come back from a break',
    operationId: 'resumeCounter',
    problems: [queueProblems.counterTaken, queueProblems.counterOutOfUse, platformProblems.illegalTransition],
  })
  resume(@Caller() caller: Principal, @Param() path: IdPath): Promise<ConsoleView> {
    return this.counters.resume(caller, path.id);
  }

  @Post(':id/closings')
  @Endpoint({
    ...MOVE,
    summary: 'Close a counter',
    description:
      'Also a forgotten one of a colleague. With someone at it only with `release`: the number goes back into its line. Parked ' +
      'numbers stay parked, and who was sent to this counter alone may be called by others.',
    operationId: 'closeCounter',
    body: ClosingRequest,
    examples: { request: {}, response: CONSOLE_EXAMPLE },
    problems: [queueProblems.counterBusy, platformProblems.illegalTransition],
  })
  close(@Caller() caller: Principal, @Param() path: IdPath, @Body() body: ClosingRequest): Promise<ConsoleView> {
    return this.counters.close(caller, path.id, body.release);
  }

  @Post(':id/calls')
  @Endpoint({
    ...MOVE,
    access: [staff('queue:tickets:call')],
    summary: 'Call the next person',
    description:
      'Whoever is due first. The rule and who was passed over are stored and told in `current.explanation`. ' +
      'With nobody waiting, `current` is null and `whyNot` says so.',
    operationId: 'callNext',
    problems: [queueProblems.counterNotOpen, queueProblems.counterBusy, queueProblems.counterTaken],
  })
  callNext(@Caller() caller: Principal, @Param() path: IdPath): Promise<ConsoleView> {
    return this.calls.callNext(caller, path.id);
  }

  @Get(':id/console')
  @Endpoint({
    summary: 'Read a counter’s console',
    operationId: 'getConsole',
    access: OPEN,
    returns: ConsoleView,
    discloses: 'service' as const,
    since: '0.1',
    examples: { response: CONSOLE_EXAMPLE },
  })
  console(@Caller() caller: Principal, @Param() path: IdPath): Promise<ConsoleView> {
    return this.consoles.get(caller, path.id);
  }

  @Sse(':id/console/stream')
  @Endpoint({
    summary: 'Follow a counter’s console',
    description: 'The console now and again whenever a ticket or counter of its service point moves.',
    operationId: 'watchConsole',
    access: OPEN,
    returns: ConsoleView,
    discloses: 'service' as const,
    stream: true,
    since: '0.1',
  })
  watch(
    @Caller() caller: Principal,
    @Param() path: IdPath,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<Observable<MessageEvent>> {
    return this.consoles.watch(caller, path.id, lastEventId);
  }
}
