import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { anyone, staff } from '../access/access.js';
import type { StaffPrincipal } from '../access/principal.js';
import { Caller } from '../http/caller.js';
import { Clock } from '../clock/clock.js';
import { Endpoint } from '../http/endpoint.js';
import { platformProblems } from '../http/platform.problems.js';
import { IdPath } from '../shapes/path-shape.js';
import { breachNotice } from './breach-notice.js';
import { PersonRegister } from './person-register.js';
import {
  BreachNoticeRequest,
  BreachNoticeView,
  ErasureView,
  PersonalExportView,
  PersonalPurposesView,
  PrivacyRequestRequest,
  PrivacyRequestsView,
  PrivacyRequestView,
} from './privacy.dto.js';
import { privacyProblems } from './privacy.problems.js';
import { MANAGE_PRIVACY, PrivacyRequests } from './privacy.service.js';
import { purposesView } from './privacy.view.js';

const access = [staff(MANAGE_PRIVACY)];
const problems = [platformProblems.notFound, privacyProblems.requestDone, privacyProblems.requestOther];
const BOOKING = '01935a00-0000-7001-8000-0123456789ac';
const request = {
  id: '01935a00-0000-7001-8000-0123456789ab',
  kind: 'erasure',
  state: 'open',
  askedAt: '2026-11-23T02:00:00.000Z',
  dueAt: '2026-11-26T02:00:00.000Z',
  overdue: false,
  doneAt: null,
  outcome: null,
};
const asked = { kind: 'erasure', person: { documentKind: 'nik', documentNumber: '1801234567890012', country: 'ID' } };
const breach = {
  whatData: 'Nama dan nomor telepon 42 pemohon',
  knownAt: '2026-11-22T03:00:00Z',
  whenAndHow: 'Laptop petugas hilang pada 21 November',
  measures: 'Sesi petugas ditutup, kunci diganti',
  contact: 'Kepala Kantor, (0721) 555-0100',
};

@Controller('v1/privacy')
export class PrivacyController {
  constructor(
    private readonly clock: Clock,
    private readonly requests: PrivacyRequests,
    private readonly register: PersonRegister,
  ) {}

  @Get('purposes')
  @Endpoint({
    summary: 'What this house keeps of persons, why and how long',
    description: 'The register of UU 27/2022, for everybody: the same list the retention job works by.',
    access: [anyone()],
    returns: PersonalPurposesView,
    cache: 3600,
    since: '0.2',
    operationId: 'listPersonalPurposes',
    examples: {
      response: {
        items: [
          {
            module: 'queue',
            of: 'visitor',
            what: { id: 'Nama yang disebut saat mengambil nomor', en: 'The name given when a number was taken' },
            purpose: { id: 'Memanggil ke loket', en: 'Calling to the counter' },
            ground: 'consent',
            legalBasis: 'UU 27/2022 pasal 20 (2) a',
            keptDays: 30,
            keptFrom: { id: 'sejak hari kunjungan', en: 'since the day of the visit' },
            exported: false,
            erasureRefused: null,
          },
        ],
      },
    },
  })
  purposes(): PersonalPurposesView {
    return purposesView(this.register.stores);
  }

  @Get('requests')
  @Endpoint({
    summary: 'List the requests of persons about their data, the most urgent first',
    access,
    returns: PrivacyRequestsView,
    since: '0.2',
    operationId: 'listPrivacyRequests',
    examples: { response: { items: [request] } },
  })
  async list(@Caller() caller: StaffPrincipal): Promise<PrivacyRequestsView> {
    return { items: await this.requests.list(caller) };
  }

  @Post('requests')
  @Endpoint({
    summary: 'Take in a person’s request for a copy of their data, or for erasure',
    description: 'The clock of 3 × 24 hours starts. Look at the person’s document: whoever asks gets everything.',
    access,
    body: PrivacyRequestRequest,
    returns: PrivacyRequestView,
    status: 201,
    idempotent: true,
    since: '0.2',
    operationId: 'openPrivacyRequest',
    examples: { request: asked, response: request },
  })
  open(@Caller() caller: StaffPrincipal, @Body() body: PrivacyRequestRequest): Promise<PrivacyRequestView> {
    return this.requests.open(caller, body);
  }

  @Post('requests/:id/exports')
  @Endpoint({
    summary: 'Everything the office keeps of the person, for the person',
    access,
    returns: PersonalExportView,
    discloses: {
      purpose: 'subject_request',
      records: ({ records }: PersonalExportView) =>
        records.map(({ type, id, content }) => ({ type, id, fields: Object.keys(content) })),
    },
    status: 201,
    problems,
    since: '0.2',
    operationId: 'exportPerson',
    examples: { response: { records: [{ type: 'booking', id: BOOKING, content: { name: 'Siti Aminah' } }] } },
  })
  export(@Caller() caller: StaffPrincipal, @Param() { id }: IdPath): Promise<PersonalExportView> {
    return this.requests.export(caller, id);
  }

  @Post('requests/:id/erasures')
  @Endpoint({
    summary: 'Erase what may be erased, and say of the rest why not',
    description: 'What happened stays for the count and the ledger; who it was goes, and can’t be brought back.',
    access,
    returns: ErasureView,
    status: 201,
    problems,
    idempotent: true,
    since: '0.2',
    operationId: 'erasePerson',
    examples: { response: { records: [{ type: 'booking', id: BOOKING, state: 'erased', ground: null }] } },
  })
  erase(@Caller() caller: StaffPrincipal, @Param() { id }: IdPath): Promise<ErasureView> {
    return this.requests.erase(caller, id);
  }

  @Post('breach-notices')
  @Endpoint({
    summary: 'Draft the notice of a breach, with its three required parts',
    description: 'Nothing is kept or sent: read it, complete it, and send it to the persons and the agency in time.',
    access,
    body: BreachNoticeRequest,
    returns: BreachNoticeView,
    since: '0.2',
    operationId: 'draftBreachNotice',
    examples: {
      request: breach,
      response: { dueAt: '2026-11-25T03:00:00.000Z', text: { id: 'Pemberitahuan …', en: 'Notice …' } },
    },
  })
  draft(@Body() body: BreachNoticeRequest): BreachNoticeView {
    return breachNotice(body, this.clock.now());
  }
}
