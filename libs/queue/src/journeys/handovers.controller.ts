import { Body, Controller, Param, Post } from '@nestjs/common';
import { Caller, Endpoint, IdPath, platformProblems, type Principal, staff } from '@buka-pintu/platform';
import { Calls } from '../counters/calls.service.js';
import { CONSOLE_EXAMPLE } from '../counters/console-example.js';
import { ConsoleView } from '../counters/counter.dto.js';
import { queueProblems } from '../queue.problems.js';
import { ParkRequest, TakeBackRequest, TransferRequest, UnparkRequest } from './handover.dto.js';
import { journeyProblems } from './journey.problems.js';
import { Transfers } from './transfers.service.js';

const MOVE = {
  access: [staff('queue:tickets:call')],
  returns: ConsoleView,
  discloses: 'service' as const,
  status: 200,
  idempotent: true,
  since: '0.3',
};
const PROBLEMS = [platformProblems.illegalTransition, queueProblems.counterTaken, queueProblems.counterNotOpen];
const TO_DESK = [...PROBLEMS, queueProblems.counterBusy, queueProblems.ticketOtherDay, queueProblems.ticketOtherPoint];
const counterId = CONSOLE_EXAMPLE.counter.id;

/** Sending someone from a counter, and having them back. Each answers with the console afterwards. */
@Controller('v1/queue/tickets')
export class HandoversController {
  constructor(
    private readonly transfers: Transfers,
    private readonly calls: Calls,
  ) {}

  @Post(':id/parkings')
  @Endpoint({
    ...MOVE,
    summary: 'Park a ticket',
    description:
      'The person fetches a copy or pays at the bank: the counter is free, the number keeps its due time. What is still parked ' +
      'when the day is closed ends with it, and its booking counts as unserved.',
    operationId: 'parkTicket',
    body: ParkRequest,
    problems: PROBLEMS,
    examples: { request: { reason: 'document_copy' }, response: { ...CONSOLE_EXAMPLE, current: null } },
  })
  park(@Caller() caller: Principal, @Param() path: IdPath, @Body() body: ParkRequest): Promise<ConsoleView> {
    return this.transfers.park(caller, path.id, body.reason);
  }

  @Post(':id/unparkings')
  @Endpoint({
    ...MOVE,
    summary: 'Have a parked person back',
    description: 'Into the line with the old due time or, with a counter, straight there to be served on.',
    operationId: 'unparkTicket',
    body: UnparkRequest,
    problems: TO_DESK,
    examples: { request: { counterId }, response: CONSOLE_EXAMPLE },
  })
  unpark(@Caller() caller: Principal, @Param() path: IdPath, @Body() body: UnparkRequest): Promise<ConsoleView> {
    return this.calls.unpark(caller, path.id, body.counterId);
  }

  @Post(':id/transfers')
  @Endpoint({
    ...MOVE,
    summary: 'Send a person to another counter, service, step or service point',
    description:
      'Number and due time stay, and the next officer reads why. A counter that is named must be open; when it closes before it ' +
      'called, whoever serves the step may call. With no goal named the number goes back into its own line.',
    operationId: 'transferTicket',
    body: TransferRequest,
    problems: [
      ...PROBLEMS,
      platformProblems.notFound,
      journeyProblems.transferNowhere,
      journeyProblems.transferCounterClosed,
      journeyProblems.counterOtherLane,
      journeyProblems.stepUnknown,
      queueProblems.serviceNotOffered,
      queueProblems.pointClosed,
    ],
    examples: { request: { counterId, reason: 'other_skill' }, response: { ...CONSOLE_EXAMPLE, current: null } },
  })
  transfer(@Caller() caller: Principal, @Param() path: IdPath, @Body() body: TransferRequest): Promise<ConsoleView> {
    return this.transfers.transfer(caller, path.id, body);
  }

  @Post(':id/take-backs')
  @Endpoint({
    ...MOVE,
    summary: 'Take back a person just sent on',
    description:
      'By the officer who sent them, within five minutes and before anyone has called them: they are at the counter again, as ' +
      'they were.',
    operationId: 'takeTicketBack',
    body: TakeBackRequest,
    problems: [...TO_DESK, journeyProblems.takeBackOver],
    examples: { request: { counterId }, response: CONSOLE_EXAMPLE },
  })
  takeBack(@Caller() caller: Principal, @Param() path: IdPath, @Body() body: TakeBackRequest): Promise<ConsoleView> {
    return this.calls.takeBack(caller, path.id, body.counterId);
  }
}
