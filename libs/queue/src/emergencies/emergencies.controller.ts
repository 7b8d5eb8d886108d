import { Body, Controller, Get, Headers, type MessageEvent, Param, Post, Sse } from '@nestjs/common';
import { Caller, Endpoint, IdPath, platformProblems, type Principal, staff } from '@buka-pintu/platform';
import type { Observable } from 'rxjs';
import { CONSOLE_EXAMPLE } from '../counters/console-example.js';
import { Emergencies } from './emergencies.service.js';
import { EmergencyEndRequest, EmergencyList, EmergencyView } from './emergency.dto.js';
import { ANSWER_EMERGENCIES } from './emergency.lifecycle.js';

const { id, number, name, officer } = CONSOLE_EXAMPLE.counter;
const EXAMPLE: EmergencyView = {
  id: '019ab7c4-2f00-7001-8a3c-5d1f0c9be0e1',
  state: 'raised',
  counter: { id, number, name },
  servicePointName: CONSOLE_EXAMPLE.servicePoint.name,
  raisedBy: officer!,
  raisedAt: '2026-11-24T02:10:00.000Z',
  acknowledgedBy: null,
  acknowledgedAt: null,
  endedAt: null,
  actions: ['acknowledge', 'resolve', 'dismiss'],
  version: 1,
};
const ANSWER = {
  access: [staff(ANSWER_EMERGENCIES)],
  returns: EmergencyView,
  status: 200,
  idempotent: true,
  since: '0.3',
  problems: [platformProblems.notFound, platformProblems.illegalTransition],
};

/** Help for officers at counters. */
@Controller('v1/queue')
export class EmergenciesController {
  constructor(private readonly emergencies: Emergencies) {}

  @Post('counters/:id/emergencies')
  @Endpoint({
    summary: 'Ask for help at a counter',
    description:
      'Silent at the counter; the pages of those who answer alarms sound at once. Works at a closed counter too, and pressed ' +
      'again it is the same alarm.',
    operationId: 'raiseEmergency',
    access: [staff('queue:counters:open')],
    returns: EmergencyView,
    status: 201,
    idempotent: true,
    problems: [platformProblems.notFound],
    since: '0.3',
    examples: { response: { ...EXAMPLE, actions: [] } },
  })
  raise(@Caller() caller: Principal, @Param() path: IdPath): Promise<EmergencyView> {
    return this.emergencies.raise(caller, path.id);
  }

  @Get('emergencies')
  @Endpoint({
    summary: 'List alarms',
    description: 'Of the office one acts for: the open ones, and those of the last day.',
    operationId: 'listEmergencies',
    access: [staff(ANSWER_EMERGENCIES)],
    returns: EmergencyList,
    since: '0.3',
    examples: { response: { items: [EXAMPLE], at: EXAMPLE.raisedAt, position: 4822 } },
  })
  list(@Caller() caller: Principal): Promise<EmergencyList> {
    return this.emergencies.list(caller);
  }

  @Sse('emergencies/stream')
  @Endpoint({
    summary: 'Follow alarms',
    description: 'The alarms now and again with each that is raised or answered; resumes with Last-Event-ID.',
    operationId: 'watchEmergencies',
    access: [staff(ANSWER_EMERGENCIES)],
    returns: EmergencyList,
    stream: true,
    since: '0.3',
  })
  watch(
    @Caller() caller: Principal,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<Observable<MessageEvent>> {
    return this.emergencies.watch(caller, lastEventId);
  }

  @Post('emergencies/:id/acknowledgements')
  @Endpoint({
    ...ANSWER,
    summary: 'Say that one is on the way',
    operationId: 'acknowledgeEmergency',
    examples: { response: { ...EXAMPLE, state: 'acknowledged', version: 2 } },
  })
  acknowledge(@Caller() caller: Principal, @Param() path: IdPath): Promise<EmergencyView> {
    return this.emergencies.acknowledge(caller, path.id);
  }

  @Post('emergencies/:id/ends')
  @Endpoint({
    ...ANSWER,
    summary: 'End an alarm',
    description: 'Resolved, or a false alarm. Only by who answers alarms: whoever raised it may be made to deny it.',
    operationId: 'endEmergency',
    body: EmergencyEndRequest,
    examples: {
      request: { outcome: 'resolved' },
      response: { ...EXAMPLE, state: 'resolved', actions: [], version: 3 },
    },
  })
  end(@Caller() caller: Principal, @Param() path: IdPath, @Body() body: EmergencyEndRequest): Promise<EmergencyView> {
    return this.emergencies.end(caller, path.id, body.outcome);
  }
}
