import { Body, Controller, Param, Post } from '@nestjs/common';
import { Caller, Endpoint, IdPath, platformProblems, type Principal, staff } from '@buka-pintu/platform';
import { suspensionProblems } from '../disruptions/suspension.problems.js';
import { queueProblems } from '../queue.problems.js';
import { Calls } from './calls.service.js';
import { FinishRequest } from '../journeys/handover.dto.js';
import { ChosenCallRequest, ConsoleView } from './counter.dto.js';
import { CONSOLE_EXAMPLE } from './console-example.js';

const MOVE = {
  access: [staff('queue:tickets:call')],
  returns: ConsoleView,
  discloses: 'service' as const,
  status: 200,
  idempotent: true,
  since: '0.1',
  examples: { response: CONSOLE_EXAMPLE },
};
const PROBLEMS = [platformProblems.illegalTransition, queueProblems.counterTaken, queueProblems.counterNotOpen];

/** What happens to a called ticket, by the officer who called it. Each answers with the console afterwards. */
@Controller('v1/queue/tickets')
export class CallsController {
  constructor(private readonly calls: Calls) {}

  @Post(':id/calls')
  @Endpoint({
    ...MOVE,
    summary: 'Call this person',
    description: 'Whatever the order, also after a missed call; the choice is stored with those it passed over.',
    operationId: 'callTicket',
    body: ChosenCallRequest,
    problems: [
      ...PROBLEMS,
      ...[queueProblems.counterBusy, queueProblems.ticketOtherDay, queueProblems.ticketOtherPoint],
      suspensionProblems.serviceSuspended,
    ],
    examples: { request: { counterId: CONSOLE_EXAMPLE.counter.id }, response: CONSOLE_EXAMPLE },
  })
  call(@Caller() caller: Principal, @Param() path: IdPath, @Body() body: ChosenCallRequest): Promise<ConsoleView> {
    return this.calls.callChosen(caller, path.id, body.counterId);
  }

  @Post(':id/recalls')
  @Endpoint({
    ...MOVE,
    summary: 'Repeat the call',
    operationId: 'recallTicket',
    problems: [...PROBLEMS, queueProblems.recallLimit],
  })
  recall(@Caller() caller: Principal, @Param() path: IdPath): Promise<ConsoleView> {
    return this.calls.recall(caller, path.id);
  }

  @Post(':id/servings')
  @Endpoint({ ...MOVE, summary: 'Start serving', operationId: 'startServing', problems: PROBLEMS })
  start(@Caller() caller: Principal, @Param() path: IdPath): Promise<ConsoleView> {
    return this.calls.start(caller, path.id);
  }

  @Post(':id/completions')
  @Endpoint({
    ...MOVE,
    summary: 'Finish serving',
    description:
      'Where the service has steps, the number goes into the next step’s line; after the last one it is served, and a booking ' +
      'behind it too. `endsVisit` ends the visit before.',
    operationId: 'finishServing',
    body: FinishRequest,
    problems: PROBLEMS,
    examples: { request: {}, response: CONSOLE_EXAMPLE },
  })
  finish(@Caller() caller: Principal, @Param() path: IdPath, @Body() body: FinishRequest): Promise<ConsoleView> {
    return this.calls.finish(caller, path.id, body.endsVisit);
  }

  @Post(':id/no-answers')
  @Endpoint({
    ...MOVE,
    summary: 'Nobody came',
    description:
      'The number goes back into the line with its due time and lets the others go first for a few minutes; ' +
      'after the limit of the day’s rule it is missed, and can still be called by hand.',
    operationId: 'noAnswer',
    problems: PROBLEMS,
  })
  noAnswer(@Caller() caller: Principal, @Param() path: IdPath): Promise<ConsoleView> {
    return this.calls.noAnswer(caller, path.id);
  }
}
