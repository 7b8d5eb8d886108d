import {
  Caller,
  Endpoint,
  IfMatch,
  type Page,
  pageOf,
  PageQuery,
  platformProblems,
  staff,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { officesProblems } from '@buka-pintu/offices';
import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { APPLICABLE_EXAMPLE } from '../applicable/applicable-example.js';
import { ApplicableQuery, ApplicableView } from '../applicable/applicable.dto.js';
import { catalogueProblems } from '../catalogue.problems.js';
import { EditedServicePath } from './draft.dto.js';
import { CHANGE_EXAMPLE, EDITED_SERVICE_EXAMPLE, EDITED_SUMMARY_EXAMPLE } from './edited-service-example.js';
import { CatalogueChangeView, EditedServiceSummary, EditedServiceView } from './edited-service.dto.js';
import { EditedServices, PUBLISH_SERVICES, READ_SERVICES } from './edited-services.service.js';
import { Publications } from './publications.service.js';

const reads = [staff(READ_SERVICES)];

@Controller('v1/catalogue/services')
export class EditedServicesController {
  constructor(
    private readonly services: EditedServices,
    private readonly publications: Publications,
  ) {}

  @Get()
  @Endpoint({
    summary: 'List all services with what is missing and what waits for publication',
    description:
      'Drafts and withdrawn services too. Completeness is judged as publishing everything would leave it today.',
    access: reads,
    returns: pageOf(EditedServiceSummary),
    operationId: 'listEditedServices',
    since: '0.2',
    examples: { response: { items: [EDITED_SUMMARY_EXAMPLE], next: null } },
  })
  list(@Caller() caller: StaffPrincipal): Promise<{ items: EditedServiceSummary[]; next: null }> {
    return this.services.list(caller);
  }

  @Get(':serviceCode')
  @Endpoint({
    summary: 'See a service with all its lines, published ones and drafts',
    access: reads,
    returns: EditedServiceView,
    problems: [platformProblems.notFound],
    operationId: 'getEditedService',
    since: '0.2',
    examples: { response: EDITED_SERVICE_EXAMPLE },
  })
  get(@Caller() caller: StaffPrincipal, @Param() path: EditedServicePath): Promise<EditedServiceView> {
    return this.services.get(caller, path.serviceCode);
  }

  @Get(':serviceCode/preview')
  @Endpoint({
    summary: 'Ask what would apply once the drafts are published',
    description: 'The question and the answer are those of `/v1/services/{serviceCode}/applicable`.',
    access: reads,
    returns: ApplicableView,
    problems: [platformProblems.notFound],
    operationId: 'previewApplicable',
    since: '0.2',
    examples: { response: APPLICABLE_EXAMPLE },
  })
  preview(
    @Caller() caller: StaffPrincipal,
    @Param() path: EditedServicePath,
    @Query() query: ApplicableQuery,
  ): Promise<ApplicableView> {
    return this.services.preview(caller, path.serviceCode, query);
  }

  @Get(':serviceCode/changes')
  @Endpoint({
    summary: 'See who changed what in a service, newest first',
    access: reads,
    returns: pageOf(CatalogueChangeView),
    discloses: 'colleagues',
    problems: [platformProblems.notFound, platformProblems.cursorInvalid],
    operationId: 'listServiceChanges',
    since: '0.2',
    examples: { response: { items: [CHANGE_EXAMPLE], next: null } },
  })
  changes(
    @Caller() caller: StaffPrincipal,
    @Param() path: EditedServicePath,
    @Query() query: PageQuery,
  ): Promise<Page<CatalogueChangeView>> {
    return this.services.changes(caller, path.serviceCode, query);
  }

  @Post(':serviceCode/publications')
  @Endpoint({
    summary: 'Publish all drafts of a service',
    description:
      'All or nothing. A line without a last day ends on the eve of the next one of its code; a draft of the same first day takes ' +
      'the place of the published line. The first six parts of the standard must hold today.',
    access: [staff(PUBLISH_SERVICES)],
    returns: EditedServiceView,
    problems: [
      officesProblems.referenceKeptElsewhere,
      platformProblems.notFound,
      catalogueProblems.nothingToPublish,
      catalogueProblems.standardIncomplete,
      catalogueProblems.linesOverlap,
    ],
    ifMatch: true,
    idempotent: true,
    operationId: 'publishService',
    since: '0.2',
    examples: { response: EDITED_SERVICE_EXAMPLE },
  })
  publish(
    @Caller() caller: StaffPrincipal,
    @Param() path: EditedServicePath,
    @IfMatch() version: number,
  ): Promise<EditedServiceView> {
    return this.publications.publish(caller, path.serviceCode, version);
  }

  @Post(':serviceCode/withdrawals')
  @Endpoint({
    summary: 'Take a service out of the public catalogue',
    description: 'New bookings find no such service; those that exist stay. Publishing brings it back.',
    access: [staff(PUBLISH_SERVICES)],
    returns: EditedServiceView,
    problems: [platformProblems.notFound, platformProblems.illegalTransition, officesProblems.referenceKeptElsewhere],
    ifMatch: true,
    idempotent: true,
    operationId: 'withdrawService',
    since: '0.2',
    examples: { response: { ...EDITED_SERVICE_EXAMPLE, state: 'withdrawn', actions: ['edit', 'describe', 'publish'] } },
  })
  withdraw(
    @Caller() caller: StaffPrincipal,
    @Param() path: EditedServicePath,
    @IfMatch() version: number,
  ): Promise<EditedServiceView> {
    return this.publications.withdraw(caller, path.serviceCode, version);
  }
}
