import { anyone, Endpoint, type Page, pageOf, PageQuery } from '@buka-pintu/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { OfficePath, OfficeView } from './office.dto.js';
import { OFFICE_EXAMPLE } from './office-example.js';
import { Offices } from './offices.service.js';

@Controller('v1/offices')
export class OfficesController {
  constructor(private readonly offices: Offices) {}

  @Get()
  @Endpoint({
    summary: 'List offices with their service points and hours',
    access: [anyone()],
    returns: pageOf(OfficeView),
    operationId: 'listOffices',
    cache: 60,
    since: '0.1',
    examples: { response: { items: [OFFICE_EXAMPLE], next: null } },
  })
  list(@Query() query: PageQuery): Promise<Page<OfficeView>> {
    return this.offices.list(query);
  }

  @Get(':officeCode')
  @Endpoint({
    summary: 'Read an office with its service points, hours and counters',
    access: [anyone()],
    returns: OfficeView,
    operationId: 'getOffice',
    cache: 60,
    since: '0.1',
    examples: { response: OFFICE_EXAMPLE },
  })
  get(@Param() path: OfficePath): Promise<OfficeView> {
    return this.offices.view(path.officeCode);
  }
}
