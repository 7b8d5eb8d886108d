import { Caller, Endpoint, platformProblems, staff, type StaffPrincipal } from '@buka-pintu/platform';
import { Controller, Param, Post } from '@nestjs/common';
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
