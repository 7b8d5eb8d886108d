import {
  Caller,
  Endpoint,
  IdPath,
  IfMatch,
  type Page,
  pageOf,
  platformProblems,
  type Principal,
  staff,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { OfficePath } from '../office.dto.js';
import { officesProblems } from '../offices.problems.js';
import { SettingChangesQuery, SettingChangeView } from './setting-change.dto.js';
import { SettingHistory } from './setting-history.service.js';
import { CHANGE_EXAMPLE, COUNTER_EXAMPLE, POINT_EXAMPLE, SETTINGS_EXAMPLE } from './settings-example.js';
import {
  CounterRequest,
  CounterSettingsView,
  NewOfficeRequest,
  OfficeRequest,
  OfficeSettingsView,
  ServicePointRequest,
  ServicePointSettingsView,
} from './settings.dto.js';
import { Places } from './places.service.js';
import { Settings } from './settings.service.js';

const OFFICE = { name: SETTINGS_EXAMPLE.name, address: SETTINGS_EXAMPLE.address, phone: null };
const POINT: ServicePointRequest = {
  name: POINT_EXAMPLE.name,
  kind: POINT_EXAMPLE.kind,
  address: POINT_EXAMPLE.address,
  accessibility: ['wheelchair'],
  serviceCodes: ['passport_new_adult'],
};
const COUNTER: CounterRequest = { number: 4, name: 'Loket 4', serviceCodes: [], lanes: ['priority'], inUse: true };

@Controller('v1/offices')
export class OfficeSettingsController {
  constructor(
    private readonly settings: Settings,
    private readonly places: Places,
    private readonly history: SettingHistory,
  ) {}

  @Get(':officeCode/settings')
  @Endpoint({
    summary: 'Read all that an office sets about its places and times',
    description:
      'Service points, counters, hours, exceptions and closures to come, disruptions; each part with the `version` to edit it against.',
    operationId: 'getOfficeSettings',
    access: [staff('offices:settings:read')],
    returns: OfficeSettingsView,
    problems: [platformProblems.notFound],
    since: '0.1',
    examples: { response: SETTINGS_EXAMPLE },
  })
  get(@Caller() caller: Principal, @Param() path: OfficePath): Promise<OfficeSettingsView> {
    return this.settings.get(caller, path.officeCode);
  }

  @Get(':officeCode/setting-changes')
  @Endpoint({
    summary: "See who changed an office's settings, newest first",
    description:
      "From the ledger: what stood there before, what stands there since. It holds ids and codes, nobody's data.",
    operationId: 'listSettingChanges',
    access: [staff('offices:settings:read')],
    returns: pageOf(SettingChangeView),
    discloses: 'colleagues',
    problems: [platformProblems.notFound, platformProblems.cursorInvalid],
    since: '0.2',
    examples: { response: { items: [CHANGE_EXAMPLE], next: null } },
  })
  changes(
    @Caller() caller: Principal,
    @Param() path: OfficePath,
    @Query() query: SettingChangesQuery,
  ): Promise<Page<SettingChangeView>> {
    return this.history.of(caller, path.officeCode, query);
  }

  @Post()
  @Endpoint({
    summary: 'Add an office',
    description: 'Whoever adds it becomes its administrator.',
    operationId: 'addOffice',
    access: [staff('offices:offices:create')],
    body: NewOfficeRequest,
    returns: OfficeSettingsView,
    status: 201,
    problems: [platformProblems.notFound, officesProblems.officeCodeTaken, officesProblems.officesFull],
    idempotent: true,
    since: '0.1',
    examples: { request: { ...OFFICE, code: 'LPB', zone: 'Asia/Jakarta' }, response: SETTINGS_EXAMPLE },
  })
  add(@Caller() caller: StaffPrincipal, @Body() body: NewOfficeRequest): Promise<OfficeSettingsView> {
    return this.places.addOffice(caller, body);
  }

  @Put(':officeCode')
  @Endpoint({
    summary: 'Change the name, address or telephone of an office',
    operationId: 'changeOffice',
    access: [staff('offices:settings:edit')],
    body: OfficeRequest,
    returns: OfficeSettingsView,
    problems: [platformProblems.notFound],
    ifMatch: true,
    since: '0.1',
    examples: { request: OFFICE, response: SETTINGS_EXAMPLE },
  })
  change(
    @Caller() caller: Principal,
    @Param() path: OfficePath,
    @IfMatch() version: number,
    @Body() body: OfficeRequest,
  ): Promise<OfficeSettingsView> {
    return this.places.changeOffice(caller, path.officeCode, version, body);
  }

  @Post(':officeCode/service-points')
  @Endpoint({
    summary: 'Add a service point',
    description: 'Its code is the next one of the office and never changes: it stands in the address of its board.',
    operationId: 'addServicePoint',
    access: [staff('offices:settings:edit')],
    body: ServicePointRequest,
    returns: ServicePointSettingsView,
    status: 201,
    problems: [platformProblems.notFound],
    idempotent: true,
    since: '0.1',
    examples: { request: POINT, response: POINT_EXAMPLE },
  })
  addPoint(
    @Caller() caller: Principal,
    @Param() path: OfficePath,
    @Body() body: ServicePointRequest,
  ): Promise<ServicePointSettingsView> {
    return this.places.addPoint(caller, path.officeCode, body);
  }
}

@Controller('v1/service-points')
export class ServicePointsController {
  constructor(private readonly places: Places) {}

  @Put(':id')
  @Endpoint({
    summary: 'Change a service point',
    operationId: 'changeServicePoint',
    access: [staff('offices:settings:edit')],
    body: ServicePointRequest,
    returns: ServicePointSettingsView,
    problems: [platformProblems.notFound],
    ifMatch: true,
    since: '0.1',
    examples: { request: POINT, response: POINT_EXAMPLE },
  })
  change(
    @Caller() caller: Principal,
    @Param() path: IdPath,
    @IfMatch() version: number,
    @Body() body: ServicePointRequest,
  ): Promise<ServicePointSettingsView> {
    return this.places.changePoint(caller, path.id, version, body);
  }

  @Post(':id/counters')
  @Endpoint({
    summary: 'Add a counter',
    operationId: 'addCounter',
    access: [staff('offices:settings:edit')],
    body: CounterRequest,
    returns: CounterSettingsView,
    status: 201,
    problems: [platformProblems.notFound, officesProblems.counterNumberTaken],
    idempotent: true,
    since: '0.1',
    examples: { request: COUNTER, response: COUNTER_EXAMPLE },
  })
  addCounter(
    @Caller() caller: Principal,
    @Param() path: IdPath,
    @Body() body: CounterRequest,
  ): Promise<CounterSettingsView> {
    return this.places.addCounter(caller, path.id, body);
  }
}

@Controller('v1/counters')
export class CounterSettingsController {
  constructor(private readonly places: Places) {}

  @Put(':id')
  @Endpoint({
    summary: 'Change a counter, what it serves and whom it calls',
    description: 'With `inUse` false it stays known to what it once called, but can no longer be opened.',
    operationId: 'changeCounter',
    access: [staff('offices:settings:edit')],
    body: CounterRequest,
    returns: CounterSettingsView,
    problems: [platformProblems.notFound, officesProblems.counterNumberTaken],
    ifMatch: true,
    since: '0.1',
    examples: { request: COUNTER, response: COUNTER_EXAMPLE },
  })
  change(
    @Caller() caller: Principal,
    @Param() path: IdPath,
    @IfMatch() version: number,
    @Body() body: CounterRequest,
  ): Promise<CounterSettingsView> {
    return this.places.changeCounter(caller, path.id, version, body);
  }
}
