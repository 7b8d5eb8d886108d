import { Caller, Endpoint, platformProblems, signedIn, staff, type StaffPrincipal } from '@buka-pintu/platform';
import { Controller, Get, Param, Post } from '@nestjs/common';
import { OfficePath } from '../office.dto.js';
import { officesProblems } from '../offices.problems.js';
import { ReferenceKeeperView } from './reference-keeper.dto.js';
import { HAND_OVER, ReferenceKeeper } from './reference-keeper.service.js';

@Controller('v1/offices')
export class ReferenceKeeperController {
  constructor(private readonly keeper: ReferenceKeeper) {}

  @Post(':officeCode/reference-handovers')
  @Endpoint({
    summary: 'Hand the keeping of the reference data to an office',
    description:
      'The catalogue and the national holidays hold for every office, and one office changes them for all. Its administrator can hand that to another office, here named in the path; from then on only that one can hand it on.',
    operationId: 'handOverReference',
    access: [staff(HAND_OVER)],
    returns: ReferenceKeeperView,
    status: 201,
    problems: [
      platformProblems.notFound,
      officesProblems.referenceKeptElsewhere,
      officesProblems.testOfficeKeepsNothing,
    ],
    idempotent: true,
    since: '0.1',
    examples: { response: { officeCode: 'CTH', officeName: 'Kantor Imigrasi Contoh' } },
  })
  handOver(@Caller() caller: StaffPrincipal, @Param() path: OfficePath): Promise<ReferenceKeeperView> {
    return this.keeper.handOver(caller, path.officeCode);
  }
}

@Controller('v1/reference-keepers')
export class ReferenceKeepersController {
  constructor(private readonly keeper: ReferenceKeeper) {}

  @Get('current')
  @Endpoint({
    summary: 'See which office keeps the reference data',
    description: 'The catalogue and the national holidays are changed there and nowhere else.',
    operationId: 'getReferenceKeeper',
    access: [signedIn()],
    returns: ReferenceKeeperView,
    problems: [platformProblems.notFound],
    since: '0.2',
    examples: { response: { officeCode: 'CTH', officeName: 'Kantor Imigrasi Contoh' } },
  })
  get(): Promise<ReferenceKeeperView> {
    return this.keeper.current();
  }
}
