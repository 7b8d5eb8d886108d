import { Controller, Post } from '@nestjs/common';
import { Caller, Endpoint, staff, type StaffPrincipal } from '@buka-pintu/platform';
import { MANAGE_STAFF } from '../staff/giving-roles.js';
import { StaffExports } from './staff-exports.service.js';
import { StaffFileView } from './staff-import.dto.js';

@Controller('v1/staff-exports')
export class StaffExportsController {
  constructor(private readonly exports: StaffExports) {}

  @Post()
  @Endpoint({
    summary: 'Get the officers of the acting office as a file',
    description:
      'With the columns that `POST /v1/staff-imports` reads, so that the one can be read by the other. No password, no second factor. ' +
      'Cells that a spreadsheet would take for a formula stand behind an apostrophe, which the import takes away.',
    access: [staff(MANAGE_STAFF)],
    returns: StaffFileView,
    discloses: 'service',
    status: 201,
    since: '0.1',
    weight: 10,
    operationId: 'makeStaffExport',
    examples: {
      response: {
        fileName: 'petugas-2026-11-23.csv',
        content:
          "name;email;staff_number;roles;locale\r\nDewi Kartika;dewi@kantor.example;'199005172015032002;counter;id\r\n",
        lines: 1,
        leftOut: 0,
      },
    },
  })
  make(@Caller() caller: StaffPrincipal): Promise<StaffFileView> {
    return this.exports.make(caller);
  }
}
