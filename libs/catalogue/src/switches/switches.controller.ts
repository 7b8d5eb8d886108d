import {
  Caller,
  Endpoint,
  IdPath,
  IfMatch,
  pageOf,
  platformProblems,
  staff,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { catalogueProblems } from '../catalogue.problems.js';
import { READ_SERVICES } from '../editor/edited-services.service.js';
import { ServiceSwitchRequest, ServiceSwitchView } from './office-switch.dto.js';
import { EDIT_SWITCHES, Switches } from './switches.service.js';

const request: ServiceSwitchRequest = {
  name: 'same_day',
  serviceCode: null,
  validFrom: '2027-01-04',
  validTo: null,
  isOn: true,
  hours: [{ weekday: 1, opensAt: '08:00', closesAt: '10:00' }],
  legalBasis: 'PP No. 45 Tahun 2024',
  source: 'Keputusan kepala kantor',
  confidence: 'confirmed',
};
const response: ServiceSwitchView = { id: '01935a00-0000-7001-8000-0123456789ab', ...request, version: 1 };

@Controller('v1/catalogue/office-switches')
export class SwitchesController {
  constructor(private readonly switches: Switches) {}

  @Get()
  @Endpoint({
    summary: 'List what the acting office offers differently',
    access: [staff(READ_SERVICES)],
    returns: pageOf(ServiceSwitchView),
    operationId: 'listOfficeSwitches',
    since: '0.2',
    examples: { response: { items: [response], next: null } },
  })
  list(@Caller() caller: StaffPrincipal): Promise<{ items: ServiceSwitchView[]; next: null }> {
    return this.switches.list(caller);
  }

  @Post()
  @Endpoint({
    summary: 'Switch something at the acting office, from a day on',
    description:
      'A switch for one service outweighs one for all. Where nothing is switched, a service is offered when a service point lists ' +
      'it, in every kind of passport, and nothing is done on the same day.',
    access: [staff(EDIT_SWITCHES)],
    returns: ServiceSwitchView,
    status: 201,
    problems: [catalogueProblems.switchesOverlap],
    idempotent: true,
    operationId: 'addOfficeSwitch',
    since: '0.2',
    examples: { request, response },
  })
  add(@Caller() caller: StaffPrincipal, @Body() body: ServiceSwitchRequest): Promise<ServiceSwitchView> {
    return this.switches.add(caller, body);
  }

  @Put(':id')
  @Endpoint({
    summary: 'Change a switch of the office',
    access: [staff(EDIT_SWITCHES)],
    returns: ServiceSwitchView,
    problems: [platformProblems.notFound, catalogueProblems.switchesOverlap],
    ifMatch: true,
    operationId: 'changeOfficeSwitch',
    since: '0.2',
    examples: {
      request: { ...request, validTo: '2027-06-30' },
      response: { ...response, validTo: '2027-06-30', version: 2 },
    },
  })
  change(
    @Caller() caller: StaffPrincipal,
    @Param() path: IdPath,
    @IfMatch() version: number,
    @Body() body: ServiceSwitchRequest,
  ): Promise<ServiceSwitchView> {
    return this.switches.change(caller, path.id, version, body);
  }

  @Delete(':id')
  @Endpoint({
    summary: 'Take a switch of the office away',
    description: 'As if it had never been: to let it stop on a day, give it a last day instead.',
    access: [staff(EDIT_SWITCHES)],
    problems: [platformProblems.notFound],
    ifMatch: true,
    operationId: 'removeOfficeSwitch',
    since: '0.2',
  })
  remove(@Caller() caller: StaffPrincipal, @Param() path: IdPath, @IfMatch() version: number): Promise<void> {
    return this.switches.remove(caller, path.id, version);
  }
}
