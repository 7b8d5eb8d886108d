import { anyone, Endpoint, pageOf, platformProblems } from '@buka-pintu/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { APPLICABLE_EXAMPLE } from './applicable/applicable-example.js';
import { ApplicableQuery, ApplicableView } from './applicable/applicable.dto.js';
import { Applicables } from './applicable/applicables.service.js';
import { Catalogue } from './catalogue.service.js';
import { SERVICE_EXAMPLE, SERVICE_SUMMARY_EXAMPLE } from './service-example.js';
import { ServicePath, ServiceQuery, ServiceSummary, ServiceView } from './service.dto.js';

@Controller('v1/services')
export class ServicesController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly applicables: Applicables,
  ) {}

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
      'Requirements of one group are alternatives: one is enough. Of the fee lines the applicant pays one `price`, every ' +
      '`burden`, and the `add_on` that is asked for; which of them concern a person, `…/applicable` tells. ' +
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

  @Get(':serviceCode/applicable')
  @Endpoint({
    summary: 'Ask what applies on a day, at an office, for a person like this',
    description:
      'Documents, price, working days with the day on which it would be ready, and where to book, in one answer. Nothing has to ' +
      'be told: what is missing and would matter stands in `asks`, and lines that hang on it name it in `dependsOn`. ' +
      'When the service is not for the person or not served there, `whyNot` says why and `instead` what to think of. ' +
      'Until told of special circumstances the price is the ordinary one.',
    access: [anyone()],
    returns: ApplicableView,
    problems: [platformProblems.notFound],
    operationId: 'readApplicable',
    since: '0.2',
    weight: 2,
    examples: { response: APPLICABLE_EXAMPLE },
  })
  applicable(@Param() path: ServicePath, @Query() query: ApplicableQuery): Promise<ApplicableView> {
    return this.applicables.read(path.serviceCode, query);
  }
}
