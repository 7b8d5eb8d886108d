import { Controller, Get } from '@nestjs/common';
import { staff } from '../access/access.js';
import type { StaffPrincipal } from '../access/principal.js';
import { Caller } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { HealthReportView } from './health.dto.js';
import { HouseHealth, READ_HEALTH } from './house-health.service.js';

@Controller('v1/health-report')
export class HouseHealthController {
  constructor(private readonly health: HouseHealth) {}

  @Get()
  @Endpoint({
    summary: 'How the house is, in words',
    description:
      'Backup, ledger, sealer, handlers, jobs, messages and requests about personal data: good, attention or bad.',
    access: [staff(READ_HEALTH)],
    returns: HealthReportView,
    since: '0.2',
    operationId: 'getHealthReport',
    examples: {
      response: {
        release: '0.1.0',
        items: [
          {
            part: 'backup',
            state: 'good',
            words: { id: 'Cadangan terakhir 9 jam yang lalu.', en: 'The last backup is 9 hours old.' },
          },
        ],
      },
    },
  })
  report(@Caller() caller: StaffPrincipal): Promise<HealthReportView> {
    return this.health.report(caller);
  }
}
