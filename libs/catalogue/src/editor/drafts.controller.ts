import {
  Caller,
  Endpoint,
  type EndpointOptions,
  IfMatch,
  platformProblems,
  staff,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { officesProblems } from '@buka-pintu/offices';
import { Body, Controller, Delete, Param, Put } from '@nestjs/common';
import { catalogueProblems } from '../catalogue.problems.js';
import {
  FeeLinePath,
  FeeLineRequest,
  RequirementPath,
  RequirementRequest,
  ServiceTimePath,
  ServiceTimeRequest,
  StandardPartPath,
  StandardPartRequest,
} from './draft.dto.js';
import { Drafts } from './drafts.service.js';
import { EDITED_SERVICE_EXAMPLE, LINE_EXAMPLES } from './edited-service-example.js';
import { EditedServiceView } from './edited-service.dto.js';
import { EDIT_SERVICES } from './edited-services.service.js';

const edits = {
  access: [staff(EDIT_SERVICES)],
  returns: EditedServiceView,
  ifMatch: true,
  since: '0.2',
} satisfies Partial<EndpointOptions>;
const puts = {
  ...edits,
  description:
    'The draft is the line of that code which begins on the day in the path. With the first day of a published line it corrects ' +
    'that line, with a later one it follows it. Nobody outside sees it before it is published. The answer is the whole service.',
  problems: [platformProblems.notFound, officesProblems.referenceKeptElsewhere, catalogueProblems.linesOverlap],
};
const drops = {
  ...edits,
  description:
    'Discards the draft that begins on that day. Where there is none, the published line is drafted for withdrawal: it goes with ' +
    'the next publication.',
  problems: [platformProblems.notFound, officesProblems.referenceKeptElsewhere],
  examples: { response: EDITED_SERVICE_EXAMPLE },
};

@Controller('v1/catalogue/services/:serviceCode')
export class DraftsController {
  constructor(private readonly drafts: Drafts) {}

  @Put('fee-lines/:lineCode/:validFrom')
  @Endpoint({
    ...puts,
    summary: 'Draft a fee line',
    operationId: 'draftFeeLine',
    examples: { request: LINE_EXAMPLES.fee, response: EDITED_SERVICE_EXAMPLE },
  })
  putFee(
    @Caller() caller: StaffPrincipal,
    @Param() path: FeeLinePath,
    @IfMatch() version: number,
    @Body() body: FeeLineRequest,
  ): Promise<EditedServiceView> {
    return this.drafts.putFee(caller, path, version, body);
  }

  @Delete('fee-lines/:lineCode/:validFrom')
  @Endpoint({ ...drops, summary: 'Discard a draft, or draft a withdrawal: a fee line', operationId: 'dropFeeLine' })
  dropFee(
    @Caller() caller: StaffPrincipal,
    @Param() path: FeeLinePath,
    @IfMatch() version: number,
  ): Promise<EditedServiceView> {
    return this.drafts.drop(caller, 'fee', path, version);
  }

  @Put('requirements/:lineCode/:validFrom')
  @Endpoint({
    ...puts,
    summary: 'Draft a requirement',
    operationId: 'draftRequirement',
    examples: { request: LINE_EXAMPLES.requirement, response: EDITED_SERVICE_EXAMPLE },
  })
  putRequirement(
    @Caller() caller: StaffPrincipal,
    @Param() path: RequirementPath,
    @IfMatch() version: number,
    @Body() body: RequirementRequest,
  ): Promise<EditedServiceView> {
    return this.drafts.putRequirement(caller, path, version, body);
  }

  @Delete('requirements/:lineCode/:validFrom')
  @Endpoint({
    ...drops,
    summary: 'Discard a draft, or draft a withdrawal: a requirement',
    operationId: 'dropRequirement',
  })
  dropRequirement(
    @Caller() caller: StaffPrincipal,
    @Param() path: RequirementPath,
    @IfMatch() version: number,
  ): Promise<EditedServiceView> {
    return this.drafts.drop(caller, 'requirement', path, version);
  }

  @Put('times/:lineCode/:validFrom')
  @Endpoint({
    ...puts,
    summary: 'Draft the promised time',
    operationId: 'draftServiceTime',
    examples: { request: LINE_EXAMPLES.time, response: EDITED_SERVICE_EXAMPLE },
  })
  putTime(
    @Caller() caller: StaffPrincipal,
    @Param() path: ServiceTimePath,
    @IfMatch() version: number,
    @Body() body: ServiceTimeRequest,
  ): Promise<EditedServiceView> {
    return this.drafts.putTime(caller, path, version, body);
  }

  @Delete('times/:lineCode/:validFrom')
  @Endpoint({
    ...drops,
    summary: 'Discard a draft, or draft a withdrawal: the promised time',
    operationId: 'dropServiceTime',
  })
  dropTime(
    @Caller() caller: StaffPrincipal,
    @Param() path: ServiceTimePath,
    @IfMatch() version: number,
  ): Promise<EditedServiceView> {
    return this.drafts.drop(caller, 'time', path, version);
  }

  @Put('standard-parts/:lineCode/:validFrom')
  @Endpoint({
    ...puts,
    summary: 'Draft a part of the service standard',
    operationId: 'draftStandardPart',
    examples: { request: LINE_EXAMPLES.standard, response: EDITED_SERVICE_EXAMPLE },
  })
  putPart(
    @Caller() caller: StaffPrincipal,
    @Param() path: StandardPartPath,
    @IfMatch() version: number,
    @Body() body: StandardPartRequest,
  ): Promise<EditedServiceView> {
    return this.drafts.putPart(caller, path, version, body);
  }

  @Delete('standard-parts/:lineCode/:validFrom')
  @Endpoint({
    ...drops,
    summary: 'Discard a draft, or draft a withdrawal: a part of the service standard',
    operationId: 'dropStandardPart',
  })
  dropPart(
    @Caller() caller: StaffPrincipal,
    @Param() path: StandardPartPath,
    @IfMatch() version: number,
  ): Promise<EditedServiceView> {
    return this.drafts.drop(caller, 'standard', path, version);
  }
}
