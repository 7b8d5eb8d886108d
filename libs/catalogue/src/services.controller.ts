import { anyone, Endpoint, pageOf } from '@buka-pintu/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Catalogue } from './catalogue.service.js';
import { SERVICE_EXAMPLE, SERVICE_SUMMARY_EXAMPLE } from './service-example.js';
import { ServicePath, ServiceQuery, ServiceSummary, ServiceView } from './service.dto.js';

@Controller('v1/services')
export class ServicesController {
  constructor(private readonly catalogue: Catalogue) {}

  @Get()
  @Endpoint({
    summary: 'List the services of immigration offices',
    access: [anyone()],
    returns: pageOf(ServiceSummary),
    operationId: 'listServices',
    cache: 60,
    since: '0.1',
    examples: { response: { items: [SERVICE_SUMMARY_EXAMPLE], next: null } },
  })
  list(): Promise<{ items: ServiceSummary[]; next: null }> {
    return this.catalogue.list();
  }

  @Get(':serviceCode')
  @Endpoint({
    summary: 'Read what a service asks for, costs and promises on a day',
    description:
      'Requirements of one group are alternatives: one is enough. Each fee line is a whole price. ' +
      'Every line names its legal basis; `to_be_confirmed` means that its source leaves it open.',
    access: [anyone()],
    returns: ServiceView,
    operationId: 'getService',
    cache: 60,
    since: '0.1',
    examples: { response: SERVICE_EXAMPLE },
  })
  get(@Param() path: ServicePath, @Query() query: ServiceQuery): Promise<ServiceView> {
    return this.catalogue.view(path.serviceCode, query.on);
  }
}
