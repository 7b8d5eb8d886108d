import { identityProblems, MANAGE_CLIENTS } from '@buka-pintu/identity';
import { Caller, Endpoint, IdPath, platformProblems, staff, type StaffPrincipal } from '@buka-pintu/platform';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { OfficeView } from '../office.dto.js';
import { OFFICE_EXAMPLE } from '../office-example.js';
import { officesProblems } from '../offices.problems.js';
import { TestOfficeRequest } from './test-office.dto.js';
import { TestOffices } from './test-offices.service.js';

@Controller('v1/api-clients/:id/test-offices')
export class TestOfficesController {
  constructor(private readonly testOffices: TestOffices) {}

  @Post()
  @Endpoint({
    summary: 'Make a client’s test office',
    description:
      'A mirror of one of the client’s offices: the same service points, counters and services, open around the clock, with ' +
      'data of its own. Only the client’s test keys reach it; it stands in no public list and no figure, and no message leaves ' +
      'it. Issue a key with `mode: test` next.',
    access: [staff(MANAGE_CLIENTS)],
    body: TestOfficeRequest,
    returns: OfficeView,
    status: 201,
    problems: [
      platformProblems.notFound,
      officesProblems.notAnOfficeOfTheClient,
      officesProblems.testOfficesFull,
      identityProblems.testOfficesTooMany,
      identityProblems.clientRevoked,
    ],
    idempotent: true,
    operationId: 'makeTestOffice',
    since: '0.1',
    examples: {
      request: { officeCode: 'CTH' },
      response: { ...OFFICE_EXAMPLE, code: 'T1024', name: 'Kantor Imigrasi Contoh (uji)', test: true },
    },
  })
  open(@Caller() caller: StaffPrincipal, @Param() path: IdPath, @Body() body: TestOfficeRequest): Promise<OfficeView> {
    return this.testOffices.open(caller, path.id, body);
  }
}
