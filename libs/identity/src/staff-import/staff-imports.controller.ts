import { Body, Controller, Param, Post } from '@nestjs/common';
import {
  Caller,
  Endpoint,
  IdPath,
  platformProblems,
  Request,
  staff,
  type RequestContext,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';
import { MANAGE_STAFF } from '../staff/giving-roles.js';
import { staffProblems } from '../staff/staff.problems.js';
import { StaffImportPart, StaffImportRegistration, StaffImportResult, StaffImportView } from './staff-import.dto.js';
import { staffImportProblems } from './staff-import.problems.js';
import { StaffImports } from './staff-imports.service.js';

const access = [staff(MANAGE_STAFF)];
const { staffImportDone, staffImportFaulty, staffImportTooLarge } = staffImportProblems;
const request = {
  csv: 'name,email,staff_number,roles\nDewi Kartika,dewi@kantor.example,199005172015032002,counter\n',
};
const response = {
  id: '01935a00-0000-7001-8000-0123456789ab',
  lines: 1,
  faultCount: 1,
  faults: [
    {
      line: 2,
      column: 'email',
      code: 'taken',
      detail: { id: 'Sudah terdaftar.', en: 'Registered already.' },
    },
  ],
};

@Controller('v1/staff-imports')
export class StaffImportsController {
  constructor(private readonly imports: StaffImports) {}

  @Post()
  @Endpoint({
    summary: 'Look through a file of officers',
    description:
      'CSV with commas, semicolons or tabs. The first line names the columns: `name`, `email` and/or `staff_number`, `roles` (several ' +
      'with `|` between them), `locale`. Every line is looked at and nobody is registered. A file of more than 200,000 characters ' +
      'comes in parts. It is forgotten after a day.',
    access,
    body: StaffImportPart,
    returns: StaffImportView,
    status: 201,
    idempotent: true,
    since: '0.1',
    weight: 5,
    operationId: 'beginStaffImport',
    examples: { request, response },
  })
  begin(@Caller() caller: StaffPrincipal, @Body() body: StaffImportPart): Promise<StaffImportView> {
    return this.imports.begin(caller, body.csv);
  }

  @Post(':id/parts')
  @Endpoint({
    summary: 'Add the next part of a file of officers',
    access,
    body: StaffImportPart,
    returns: StaffImportView,
    status: 201,
    problems: [platformProblems.notFound, staffImportDone, staffImportTooLarge],
    idempotent: true,
    since: '0.1',
    weight: 5,
    operationId: 'addStaffImportPart',
    examples: { request: { csv: 'Budi Santoso,budi@kantor.example,,verifier\n' }, response },
  })
  add(
    @Caller() caller: StaffPrincipal,
    @Param() path: IdPath,
    @Body() body: StaffImportPart,
  ): Promise<StaffImportView> {
    return this.imports.add(caller, path.id, body.csv);
  }

  @Post(':id/registrations')
  @Endpoint({
    summary: 'Register all officers of a file, or nobody',
    description: 'In one transaction. Invitations are written by and by, to those with an e-mail address.',
    access,
    body: StaffImportRegistration,
    returns: StaffImportResult,
    status: 201,
    problems: [
      platformProblems.notFound,
      staffProblems.roleCarried,
      staffImportDone,
      staffImportFaulty,
      identityProblems.signInNameTaken,
    ],
    idempotent: true,
    since: '0.1',
    weight: 10,
    operationId: 'registerStaffImport',
    examples: { request: { invite: true }, response: { id: response.id, registered: 1, invited: 1 } },
  })
  register(
    @Caller() caller: StaffPrincipal,
    @Param() path: IdPath,
    @Body() body: StaffImportRegistration,
    @Request() { origin }: RequestContext,
  ): Promise<StaffImportResult> {
    return this.imports.register(caller, path.id, body, origin);
  }
}
