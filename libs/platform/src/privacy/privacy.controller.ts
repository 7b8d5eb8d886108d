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
  BREACH_EXAMPLE,
  FOUND_BY_EXAMPLE,
  FOUND_EXAMPLE,
  PRIVACY_EXAMPLE_BOOKING,
  PURPOSE_EXAMPLE,
  REQUEST_EXAMPLE,
} from './privacy-example.js';
import {
  BreachNoticeRequest,
  BreachNoticeView,
  ErasureView,
  PersonalExportView,
  PersonalPurposesView,
  PersonFoundView,
  PersonSearch,
  PrivacyAnswerRequest,
  PrivacyRequestDetailView,
  PrivacyRequestRequest,
  PrivacyRequestsView,
  PrivacyRequestView,
} from './privacy.dto.js';
import { privacyProblems } from './privacy.problems.js';
import { MANAGE_PRIVACY } from './privacy-request.lifecycle.js';
import { PrivacyRequests } from './privacy.service.js';
import { purposesView } from './privacy.view.js';

const access = [staff(MANAGE_PRIVACY)];
const problems = [platformProblems.notFound, privacyProblems.requestDone, privacyProblems.requestOther];
const person = { documentKind: 'nik', documentNumber: '9901015704900012', country: 'ID' };
const asked = { kind: 'erasure', person };

const shownNames = ({ records }: PrivacyRequestDetailView) =>
  records.map(({ type, id }) => ({ type, id, fields: ['name'] }));

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
        items: [PURPOSE_EXAMPLE],
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
    examples: { response: { items: [REQUEST_EXAMPLE] } },
  })
  async list(@Caller() caller: StaffPrincipal): Promise<PrivacyRequestsView> {
    return { items: await this.requests.list(caller) };
  }

  @Post('requests')
  @Endpoint({
    summary: 'Take in what a person asks about their data: a copy, erasure, correction, an objection',
    description:
      'The clock of 3 × 24 hours starts; who asks for the same again gets the request that is open. Look at the person’s document: whoever asks gets everything.',
    access,
    body: PrivacyRequestRequest,
    returns: PrivacyRequestView,
    status: 201,
    idempotent: true,
    since: '0.2',
    operationId: 'openPrivacyRequest',
    examples: { request: asked, response: REQUEST_EXAMPLE },
  })
  open(@Caller() caller: StaffPrincipal, @Body() body: PrivacyRequestRequest): Promise<PrivacyRequestView> {
    return this.requests.open(caller, body);
  }

  @Get('requests/:id')
  @Endpoint({
    summary: 'Read a request: whom it is about, what is kept of them, what an erasure would leave',
    access,
    returns: PrivacyRequestDetailView,
    discloses: { purpose: 'subject_request', records: shownNames },
    problems: [platformProblems.notFound],
    since: '0.2',
    operationId: 'getPrivacyRequest',
    examples: { response: { ...REQUEST_EXAMPLE, ...FOUND_EXAMPLE, foundBy: FOUND_BY_EXAMPLE, answer: null } },
  })
  get(@Caller() caller: StaffPrincipal, @Param() { id }: IdPath): Promise<PrivacyRequestDetailView> {
    return this.requests.get(caller, id);
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
    examples: {
      response: { records: [{ type: 'booking', id: PRIVACY_EXAMPLE_BOOKING, content: { name: 'Siti Aminah' } }] },
    },
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
    examples: {
      response: { records: [{ type: 'booking', id: PRIVACY_EXAMPLE_BOOKING, state: 'erased', ground: null }] },
    },
  })
  erase(@Caller() caller: StaffPrincipal, @Param() { id }: IdPath): Promise<ErasureView> {
    return this.requests.erase(caller, id);
  }

  @Post('requests/:id/answers')
  @Endpoint({
    summary: 'Answer in words: a correction or an objection that was carried out, or why a request is refused',
    description:
      'A copy and an erasure are granted by doing them. A refusal names the rule it rests on (UU 27/2022, articles 15 and 33).',
    access,
    body: PrivacyAnswerRequest,
    returns: PrivacyRequestView,
    status: 201,
    problems,
    idempotent: true,
    since: '0.2',
    operationId: 'answerPrivacyRequest',
    examples: {
      request: { decision: 'refused', answer: 'Arsip dinamis, UU 43/2009' },
      response: { ...REQUEST_EXAMPLE, state: 'refused', doneAt: '2026-11-23T04:00:00.000Z', actions: [] },
    },
  })
  answer(
    @Caller() caller: StaffPrincipal,
    @Param() { id }: IdPath,
    @Body() body: PrivacyAnswerRequest,
  ): Promise<PrivacyRequestView> {
    return this.requests.answer(caller, id, body);
  }

  @Post('searches')
  @Endpoint({
    summary: 'Find what the office keeps of a person, why and how long',
    description: 'The question stands in the access log with its purpose and reason, also when nothing is found.',
    access,
    body: PersonSearch,
    returns: PersonFoundView,
    discloses: 'service',
    since: '0.2',
    operationId: 'findPerson',
    examples: {
      request: { person, purpose: 'subject_request', reason: 'Pemohon meminta salinan datanya' },
      response: { ...FOUND_EXAMPLE, requests: [REQUEST_EXAMPLE] },
    },
  })
  search(@Caller() caller: StaffPrincipal, @Body() body: PersonSearch): Promise<PersonFoundView> {
    return this.requests.search(caller, body);
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
      request: BREACH_EXAMPLE,
      response: { dueAt: '2026-11-25T03:00:00.000Z', text: { id: 'Pemberitahuan …', en: 'Notice …' } },
    },
  })
  draft(@Body() body: BreachNoticeRequest): BreachNoticeView {
    return breachNotice(body, this.clock.now());
  }
}
