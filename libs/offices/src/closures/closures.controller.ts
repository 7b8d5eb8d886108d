import { Caller, Endpoint, IdPath, IfMatch, platformProblems, type Principal, staff } from '@buka-pintu/platform';
import { Body, Controller, Delete, Param, Post, Put } from '@nestjs/common';
import { OfficePath } from '../office.dto.js';
import { officesProblems } from '../offices.problems.js';
import { CLOSURE_EXAMPLE, DISRUPTION_EXAMPLE } from '../settings/settings-example.js';
import { ClosureListView, ClosureRequest, DisruptionRequest, DisruptionView } from './closure.dto.js';
import { Closures, DISRUPT } from './closures.service.js';

const CLOSURE: ClosureRequest = {
  servicePointId: null,
  from: '2026-12-09',
  to: '2026-12-09',
  hours: null,
  reason: 'election',
  note: null,
};
const DISRUPTING = [staff(DISRUPT), staff('offices:closures:manage')];
const DISRUPTION: DisruptionRequest = {
  servicePointId: null,
  what: 'national_system',
  stopsService: true,
  message: DISRUPTION_EXAMPLE.message,
  startsAt: null,
  expectedEndAt: null,
};

@Controller('v1/offices')
export class OfficeClosuresController {
  constructor(private readonly closures: Closures) {}

  @Post(':officeCode/closures')
  @Endpoint({
    summary: 'Close an office or a service point for days or hours',
    description:
      'One closure for each day. Look at `previewOpening` first: it names the bookings that are hit. They stay confirmed.',
    operationId: 'addClosures',
    access: [staff('offices:closures:manage')],
    body: ClosureRequest,
    returns: ClosureListView,
    status: 201,
    problems: [platformProblems.notFound, officesProblems.closureExists, officesProblems.dayPast],
    idempotent: true,
    since: '0.1',
    examples: { request: CLOSURE, response: { items: [CLOSURE_EXAMPLE] } },
  })
  close(
    @Caller() caller: Principal,
    @Param() path: OfficePath,
    @Body() body: ClosureRequest,
  ): Promise<ClosureListView> {
    return this.closures.close(caller, path.officeCode, body);
  }

  @Post(':officeCode/disruptions')
  @Endpoint({
    summary: 'Say that something is down, from an instant on',
    description:
      'The message stands on the boards and with availability. Where nobody can be served, seats are off the sale until the expected end, or for the rest of the day, each day anew until it is ended. With `serviceCode` or `step` only that stands still. Nobody is called for it, who waits keeps the place, and everybody booked meanwhile is told.',
    operationId: 'addDisruption',
    access: DISRUPTING,
    body: DisruptionRequest,
    returns: DisruptionView,
    status: 201,
    problems: [platformProblems.notFound, officesProblems.disruptionRunning],
    idempotent: true,
    since: '0.1',
    examples: { request: DISRUPTION, response: DISRUPTION_EXAMPLE },
  })
  disrupt(
    @Caller() caller: Principal,
    @Param() path: OfficePath,
    @Body() body: DisruptionRequest,
  ): Promise<DisruptionView> {
    return this.closures.disrupt(caller, path.officeCode, body);
  }
}

@Controller('v1/closures')
export class ClosuresController {
  constructor(private readonly closures: Closures) {}

  @Delete(':id')
  @Endpoint({
    summary: 'Take a closure back',
    operationId: 'removeClosure',
    access: [staff('offices:closures:manage')],
    problems: [platformProblems.notFound, officesProblems.dayPast],
    since: '0.1',
  })
  open(@Caller() caller: Principal, @Param() path: IdPath): Promise<void> {
    return this.closures.open(caller, path.id);
  }
}

@Controller('v1/disruptions')
export class DisruptionsController {
  constructor(private readonly closures: Closures) {}

  @Put(':id')
  @Endpoint({
    summary: 'Tell a disruption anew: the message, what stops, when it may end',
    operationId: 'changeDisruption',
    access: DISRUPTING,
    body: DisruptionRequest,
    returns: DisruptionView,
    problems: [platformProblems.notFound, officesProblems.disruptionEnded, officesProblems.disruptionRunning],
    ifMatch: true,
    since: '0.1',
    examples: { request: DISRUPTION, response: DISRUPTION_EXAMPLE },
  })
  amend(
    @Caller() caller: Principal,
    @Param() path: IdPath,
    @IfMatch() version: number,
    @Body() body: DisruptionRequest,
  ): Promise<DisruptionView> {
    return this.closures.amend(caller, path.id, version, body);
  }

  @Post(':id/ends')
  @Endpoint({
    summary: 'Say that a disruption is over',
    operationId: 'endDisruption',
    access: DISRUPTING,
    returns: DisruptionView,
    problems: [platformProblems.notFound, officesProblems.disruptionEnded],
    idempotent: true,
    since: '0.1',
    examples: { response: DISRUPTION_EXAMPLE },
  })
  end(@Caller() caller: Principal, @Param() path: IdPath): Promise<DisruptionView> {
    return this.closures.end(caller, path.id);
  }
}
