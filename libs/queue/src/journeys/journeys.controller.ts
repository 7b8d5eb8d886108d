import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { Caller, Endpoint, IdPath, platformProblems, type Principal, staff } from '@buka-pintu/platform';
import { CONSOLE_EXAMPLE } from '../counters/console-example.js';
import { queueProblems } from '../queue.problems.js';
import { JourneyBook } from './journey-book.service.js';
import { JourneyList, JourneyQuery, JourneyRequest, JourneyView } from './journey.dto.js';
import { journeyProblems } from './journey.problems.js';

const REQUEST: JourneyRequest = {
  servicePointId: CONSOLE_EXAMPLE.servicePoint.id,
  serviceCode: 'passport_renewal',
  validFrom: '2030-01-02',
  steps: [
    {
      code: 'documents',
      name: { id: 'Periksa berkas', en: 'Documents' },
      counterIds: [CONSOLE_EXAMPLE.counter.id],
      targetMinutes: null,
    },
    {
      code: 'interview_photo',
      name: { id: 'Wawancara dan foto', en: 'Interview and photo' },
      counterIds: [],
      targetMinutes: 20,
    },
  ],
};
const JOURNEY: JourneyView = { id: '019ab7c4-2f00-7001-8a3c-5d1f0c9be0a1', ...REQUEST, begun: false };

@Controller('v1/queue/journeys')
export class JourneysController {
  constructor(private readonly journeys: JourneyBook) {}

  @Get()
  @Endpoint({
    summary: 'List the journeys of a service point',
    description:
      'The steps a visit goes through, by service and from which day on. A service without one is a single step.',
    operationId: 'listJourneys',
    access: [staff('queue:journeys:read')],
    returns: JourneyList,
    problems: [platformProblems.notFound],
    since: '0.3',
    examples: { response: { items: [JOURNEY] } },
  })
  list(@Caller() caller: Principal, @Query() query: JourneyQuery): Promise<JourneyList> {
    return this.journeys.list(caller, query.servicePointId);
  }

  @Post()
  @Endpoint({
    summary: 'Set the steps of a service',
    description: 'From a day on; tickets keep the journey of their own day.',
    operationId: 'setJourney',
    access: [staff('queue:journeys:edit')],
    body: JourneyRequest,
    returns: JourneyView,
    status: 201,
    idempotent: true,
    problems: [
      platformProblems.notFound,
      queueProblems.serviceNotOffered,
      journeyProblems.stepTwice,
      journeyProblems.journeyBegun,
      journeyProblems.journeyExists,
    ],
    since: '0.3',
    examples: { request: REQUEST, response: JOURNEY },
  })
  set(@Caller() caller: Principal, @Body() body: JourneyRequest): Promise<JourneyView> {
    return this.journeys.set(caller, body);
  }

  @Delete(':id')
  @Endpoint({
    summary: 'Remove a journey that has not begun',
    operationId: 'removeJourney',
    access: [staff('queue:journeys:edit')],
    status: 204,
    problems: [platformProblems.notFound, journeyProblems.journeyBegun],
    since: '0.3',
  })
  remove(@Caller() caller: Principal, @Param() path: IdPath): Promise<void> {
    return this.journeys.remove(caller, path.id);
  }
}
