import { Caller, citizen, Endpoint, platformProblems, type Principal } from '@buka-pintu/platform';
import { Controller, Get } from '@nestjs/common';
import { CapabilityView } from './capability.dto.js';

@Controller('v1/capabilities')
export class CapabilitiesController {
  @Get('current')
  @Endpoint({
    summary: "Ask what a citizen's secret link opens",
    description: 'The link carries only its secret; the page behind it asks here which record to show.',
    access: [citizen('booking'), citizen('ticket')],
    returns: CapabilityView,
    operationId: 'getCurrentCapability',
    since: '0.1',
    examples: { response: { subjectType: 'booking', subjectId: '019ab3c7-1a2b-7001-9c0d-e1f2a3b4c5d6' } },
  })
  current(@Caller() caller: Principal): CapabilityView {
    if (caller.kind !== 'citizen' || caller.subjectType === 'contact') throw platformProblems.notFound();
    return { subjectType: caller.subjectType, subjectId: caller.subjectId };
  }
}
