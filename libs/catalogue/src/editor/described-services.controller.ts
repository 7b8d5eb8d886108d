import { officesProblems } from '@buka-pintu/offices';
import { Caller, Endpoint, IfMatch, platformProblems, staff, type StaffPrincipal } from '@buka-pintu/platform';
import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { catalogueProblems } from '../catalogue.problems.js';
import { DescribedServices } from './described-services.service.js';
import { EditedServicePath } from './draft.dto.js';
import { DESCRIPTION_EXAMPLE, EDITED_SERVICE_EXAMPLE } from './edited-service-example.js';
import { EditedServiceView } from './edited-service.dto.js';
import { EDIT_SERVICES, PUBLISH_SERVICES } from './edited-services.service.js';
import { NewServiceRequest, RetirementRequest, ServiceDescription } from './service-description.dto.js';

const elsewhere = officesProblems.referenceKeptElsewhere;

@Controller('v1/catalogue/services')
export class DescribedServicesController {
  constructor(private readonly services: DescribedServices) {}

  @Post()
  @Endpoint({
    summary: 'Make a service',
    description:
      'A draft that nobody outside sees. Write its requirements, procedure, time, fee, product and complaints next: without ' +
      'these six it can not be published.',
    access: [staff(EDIT_SERVICES)],
    body: NewServiceRequest,
    returns: EditedServiceView,
    status: 201,
    problems: [elsewhere, catalogueProblems.serviceExists],
    idempotent: true,
    operationId: 'createService',
    since: '0.2',
    examples: {
      request: { code: 'passport_legalisation', ...DESCRIPTION_EXAMPLE },
      response: {
        ...EDITED_SERVICE_EXAMPLE,
        code: 'passport_legalisation',
        state: 'draft',
        actions: ['edit', 'publish'],
      },
    },
  })
  create(@Caller() caller: StaffPrincipal, @Body() body: NewServiceRequest): Promise<EditedServiceView> {
    return this.services.create(caller, body);
  }

  @Put(':serviceCode')
  @Endpoint({
    summary: 'Say what a service is and whom it is for',
    description:
      'Name, summary, audience and what the audience rests on. Of a published service it holds at once, so it needs the ' +
      'permission to publish; the history keeps what was said before.',
    access: [staff(EDIT_SERVICES)],
    body: ServiceDescription,
    returns: EditedServiceView,
    problems: [elsewhere, platformProblems.notFound, catalogueProblems.familyKept],
    ifMatch: true,
    operationId: 'describeService',
    since: '0.2',
    examples: { request: DESCRIPTION_EXAMPLE, response: EDITED_SERVICE_EXAMPLE },
  })
  describe(
    @Caller() caller: StaffPrincipal,
    @Param() path: EditedServicePath,
    @IfMatch() version: number,
    @Body() body: ServiceDescription,
  ): Promise<EditedServiceView> {
    return this.services.describe(caller, path.serviceCode, version, body);
  }

  @Put(':serviceCode/retirement')
  @Endpoint({
    summary: 'Offer a service up to a day and no longer, or take that back',
    description:
      'Later days show no slots and are neither booked nor given a number. What is booked for later stays booked: ' +
      '`GET /v1/queue/retirement-previews` says what that is. When the day is over the service is withdrawn by itself.',
    access: [staff(PUBLISH_SERVICES)],
    body: RetirementRequest,
    returns: EditedServiceView,
    problems: [elsewhere, platformProblems.notFound, platformProblems.illegalTransition],
    ifMatch: true,
    operationId: 'retireService',
    since: '0.2',
    examples: {
      request: { lastOn: '2027-06-30' },
      response: { ...EDITED_SERVICE_EXAMPLE, offeredTo: '2027-06-30' },
    },
  })
  retire(
    @Caller() caller: StaffPrincipal,
    @Param() path: EditedServicePath,
    @IfMatch() version: number,
    @Body() body: RetirementRequest,
  ): Promise<EditedServiceView> {
    return this.services.retire(caller, path.serviceCode, version, body.lastOn);
  }
}
