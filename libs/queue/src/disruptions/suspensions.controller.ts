import { anyone, Endpoint, platformProblems } from '@buka-pintu/platform';
import { Controller, Get, Headers, type MessageEvent, Param, Sse } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { SuspensionPath, SuspensionsView } from './suspension.dto.js';
import { Suspensions } from './suspensions.service.js';

export const SUSPENSIONS_EXAMPLE: SuspensionsView = {
  servicePointId: '019ab7c4-2f00-7001-8a3c-5d1f0c9be002',
  zone: 'Asia/Jakarta',
  at: '2026-11-23T03:05:00.000Z',
  position: 4821,
  items: [
    {
      id: '019ab3c0-0a10-7001-9c0d-0e0f1a1b1c1d',
      what: 'national_system',
      serviceCode: null,
      step: null,
      stopsService: true,
      message: { id: 'Sistem nasional sedang terganggu.', en: 'The national system is down.' },
      sentence: {
        id: 'Sistem nasional sedang terganggu. Diperkirakan pulih pukul 14.00.',
        en: 'The national system is down. Expected back at 14:00.',
      },
      startsAt: '2026-11-23T03:00:00.000Z',
      expectedEndAt: '2026-11-23T07:00:00.000Z',
      overdue: false,
    },
  ],
};

@Controller('v1/queue/suspensions')
export class SuspensionsController {
  constructor(private readonly suspensions: Suspensions) {}

  @Get(':servicePointId')
  @Endpoint({
    summary: 'Read what is down at a service point',
    description:
      'Now, with the hour at which it may be over. Who waits keeps the place; who is booked meanwhile is told, and may choose another time at no cost.',
    operationId: 'getSuspensions',
    access: [anyone()],
    returns: SuspensionsView,
    problems: [platformProblems.notFound],
    since: '0.3',
    examples: { response: SUSPENSIONS_EXAMPLE },
  })
  get(@Param() path: SuspensionPath): Promise<SuspensionsView> {
    return this.suspensions.get(path.servicePointId);
  }

  @Sse(':servicePointId/stream')
  @Endpoint({
    summary: 'Follow what is down at a service point',
    description: 'The same now and again whenever it changes; resumes with Last-Event-ID.',
    operationId: 'watchSuspensions',
    access: [anyone()],
    returns: SuspensionsView,
    problems: [platformProblems.notFound],
    stream: true,
    since: '0.3',
  })
  watch(
    @Param() path: SuspensionPath,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<Observable<MessageEvent>> {
    return this.suspensions.watch(path.servicePointId, lastEventId);
  }
}
