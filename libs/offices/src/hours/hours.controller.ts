import { Caller, Endpoint, IdPath, IfMatch, platformProblems, type Principal, staff } from '@buka-pintu/platform';
import { Body, Controller, Delete, Param, Post, Put } from '@nestjs/common';
import { officesProblems } from '../offices.problems.js';
import { EXCEPTION_EXAMPLE, SET_EXAMPLE } from '../settings/settings-example.js';
import { OpeningExceptionRequest, OpeningExceptionView, OpeningSetRequest, OpeningSetView } from './hours.dto.js';
import { HoursDesk } from './hours.service.js';

const { id: _set, version: _one, ...SET } = SET_EXAMPLE;
const { id: _exception, version: _two, ...EXCEPTION } = EXCEPTION_EXAMPLE;

@Controller('v1/service-points')
export class PointHoursController {
  constructor(private readonly hours: HoursDesk) {}

  @Post(':id/opening-sets')
  @Endpoint({
    summary: 'Begin new hours, or a regime such as Ramadan',
    description:
      'Normal hours hold from their day until others begin; a regime replaces them whole between two days. Look at `previewOpening` first: bookings that the new hours no longer hold stay confirmed and are listed.',
    operationId: 'addOpeningSet',
    access: [staff('offices:settings:edit')],
    body: OpeningSetRequest,
    returns: OpeningSetView,
    status: 201,
    problems: [
      platformProblems.notFound,
      officesProblems.hoursExist,
      officesProblems.regimesOverlap,
      officesProblems.dayPast,
    ],
    idempotent: true,
    since: '0.1',
    examples: { request: SET, response: SET_EXAMPLE },
  })
  addSet(@Caller() caller: Principal, @Param() path: IdPath, @Body() body: OpeningSetRequest): Promise<OpeningSetView> {
    return this.hours.addSet(caller, path.id, body);
  }

  @Post(':id/opening-exceptions')
  @Endpoint({
    summary: 'Set other hours for one day',
    description: 'They replace the hours of the week, on a holiday and at the weekend too.',
    operationId: 'addOpeningException',
    access: [staff('offices:settings:edit')],
    body: OpeningExceptionRequest,
    returns: OpeningExceptionView,
    status: 201,
    problems: [platformProblems.notFound, officesProblems.exceptionExists, officesProblems.dayPast],
    idempotent: true,
    since: '0.1',
    examples: { request: EXCEPTION, response: EXCEPTION_EXAMPLE },
  })
  addException(
    @Caller() caller: Principal,
    @Param() path: IdPath,
    @Body() body: OpeningExceptionRequest,
  ): Promise<OpeningExceptionView> {
    return this.hours.addException(caller, path.id, body);
  }
}

@Controller('v1/opening-sets')
export class OpeningSetsController {
  constructor(private readonly hours: HoursDesk) {}

  @Put(':id')
  @Endpoint({
    summary: 'Change hours that have not begun, or end a regime earlier or later',
    operationId: 'changeOpeningSet',
    access: [staff('offices:settings:edit')],
    body: OpeningSetRequest,
    returns: OpeningSetView,
    problems: [
      platformProblems.notFound,
      officesProblems.hoursBegun,
      officesProblems.hoursExist,
      officesProblems.regimesOverlap,
      officesProblems.dayPast,
    ],
    ifMatch: true,
    since: '0.1',
    examples: { request: SET, response: SET_EXAMPLE },
  })
  change(
    @Caller() caller: Principal,
    @Param() path: IdPath,
    @IfMatch() version: number,
    @Body() body: OpeningSetRequest,
  ): Promise<OpeningSetView> {
    return this.hours.changeSet(caller, path.id, version, body);
  }

  @Delete(':id')
  @Endpoint({
    summary: 'Take back hours that have not begun',
    operationId: 'removeOpeningSet',
    access: [staff('offices:settings:edit')],
    problems: [platformProblems.notFound, officesProblems.hoursBegun],
    ifMatch: true,
    since: '0.1',
  })
  remove(@Caller() caller: Principal, @Param() path: IdPath, @IfMatch() version: number): Promise<void> {
    return this.hours.removeSet(caller, path.id, version);
  }
}

@Controller('v1/opening-exceptions')
export class OpeningExceptionsController {
  constructor(private readonly hours: HoursDesk) {}

  @Put(':id')
  @Endpoint({
    summary: 'Change the hours of one day',
    operationId: 'changeOpeningException',
    access: [staff('offices:settings:edit')],
    body: OpeningExceptionRequest,
    returns: OpeningExceptionView,
    problems: [platformProblems.notFound, officesProblems.exceptionExists, officesProblems.dayPast],
    ifMatch: true,
    since: '0.1',
    examples: { request: EXCEPTION, response: EXCEPTION_EXAMPLE },
  })
  change(
    @Caller() caller: Principal,
    @Param() path: IdPath,
    @IfMatch() version: number,
    @Body() body: OpeningExceptionRequest,
  ): Promise<OpeningExceptionView> {
    return this.hours.changeException(caller, path.id, version, body);
  }

  @Delete(':id')
  @Endpoint({
    summary: 'Go back to the usual hours on a day',
    operationId: 'removeOpeningException',
    access: [staff('offices:settings:edit')],
    problems: [platformProblems.notFound, officesProblems.dayPast],
    ifMatch: true,
    since: '0.1',
  })
  remove(@Caller() caller: Principal, @Param() path: IdPath, @IfMatch() version: number): Promise<void> {
    return this.hours.removeException(caller, path.id, version);
  }
}
