import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import {
  anyone,
  Caller,
  citizen,
  Endpoint,
  IdPath,
  platformProblems,
  Request,
  testClient,
  type CitizenPrincipal,
  type Principal,
  type RequestContext,
  networkOf,
} from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';
import {
  CitizenCodeRequest,
  CitizenCodeView,
  CitizenVisitRequest,
  CitizenVisitView,
  ThingLinkView,
  ThingsView,
} from './citizen.dto.js';
import { CitizenCodes } from './citizen-codes.service.js';
import { MyThings } from './my-things.service.js';

const CODE_ID = '5b1f0c3e-9a2d-8000-8f4e-2d6c7b8a9012';
const THING_ID = '019ab3c7-1a2b-7001-9c0d-e1f2a3b4c5d6';

@Controller('v1')
export class CitizensController {
  constructor(
    private readonly codes: CitizenCodes,
    private readonly mine: MyThings,
  ) {}

  @Post('citizen-codes')
  @Endpoint({
    summary: 'Send a one-time code to a phone or an e-mail address',
    description:
      'For whoever lost a secret link. The answer is the same whether the contact is known or not, and takes the same work; a ' +
      'message goes only to a contact that owns something. Six digits, ten minutes, five tries; at most five an hour and ' +
      'fifteen a day for a contact. ' +
      'With a test key it is for what the client booked in its test offices: the message stands in `GET /v1/test/offices/' +
      '{officeCode}/messages`, and what the code opens are those bookings alone.',
    operationId: 'requestCitizenCode',
    access: [anyone(), testClient()],
    body: CitizenCodeRequest,
    returns: CitizenCodeView,
    status: 201,
    problems: [identityProblems.codeTooSoon, identityProblems.codeChannelMissing],
    weight: 20,
    since: '0.1',
    examples: {
      request: { phone: '+6281234567890', locale: 'id' },
      response: { codeId: CODE_ID, channel: 'sms', expiresAt: '2026-11-23T01:10:00.000Z' },
    },
  })
  issue(
    @Caller() caller: Principal,
    @Body() body: CitizenCodeRequest,
    @Request() { request }: RequestContext,
  ): Promise<CitizenCodeView> {
    return this.codes.issue(caller, body, networkOf(request.ip));
  }

  @Post('citizen-visits')
  @Endpoint({
    summary: 'Open my things with a one-time code',
    description: 'The token opens `GET /v1/my-things` for half an hour, and nothing else.',
    operationId: 'openCitizenVisit',
    access: [anyone()],
    body: CitizenVisitRequest,
    returns: CitizenVisitView,
    status: 201,
    problems: [identityProblems.citizenCodeWrong],
    weight: 20,
    since: '0.1',
    examples: {
      request: { codeId: CODE_ID, code: '492039' },
      response: {
        token: 'bpv_WxDDPpotgACPTi1se4qQEg0123456789abcdefghijk',
        expiresAt: '2026-11-23T01:30:00.000Z',
      },
    },
  })
  open(@Body() body: CitizenVisitRequest): Promise<CitizenVisitView> {
    return this.codes.open(body);
  }

  @Delete('citizen-visits/current')
  @Endpoint({
    summary: 'End the visit',
    description: 'On a borrowed phone: the token stops working at once. Links that were opened go on working.',
    operationId: 'endCitizenVisit',
    access: [citizen('contact')],
    since: '0.1',
  })
  end(@Caller() caller: CitizenPrincipal): Promise<void> {
    return this.codes.end(caller);
  }

  @Get('my-things')
  @Endpoint({
    summary: 'Everything that belongs to my phone or address, at all offices',
    description: 'Bookings to come and of the last three months. Ask for a link to one of them to read or to act.',
    operationId: 'listMyThings',
    access: [citizen('contact')],
    returns: ThingsView,
    since: '0.1',
    examples: {
      response: {
        items: [
          {
            type: 'booking',
            id: THING_ID,
            code: 'CTH-7K2M9QXF-Q',
            state: 'confirmed',
            title: { id: 'Paspor baru, dewasa', en: 'New passport, adult' },
            officeCode: 'CTH',
            officeName: 'Kantor Imigrasi Contoh',
            place: 'Kantor Imigrasi Contoh',
            at: '2026-11-24T01:30:00.000Z',
            zone: 'Asia/Jakarta',
          },
        ],
      },
    },
  })
  list(@Caller() caller: CitizenPrincipal): Promise<ThingsView> {
    return this.mine.list(caller);
  }

  @Post('my-things/:id/links')
  @Endpoint({
    summary: 'A new secret link to one of my things',
    operationId: 'issueThingLink',
    access: [citizen('contact')],
    returns: ThingLinkView,
    status: 201,
    problems: [platformProblems.notFound],
    weight: 5,
    since: '0.1',
    examples: {
      response: { link: 'https://antrean.example.id/t/#bpc_AZqzxxorcAGcDeHyo7TF1g0123456789abcdefghij' },
    },
  })
  link(
    @Caller() caller: CitizenPrincipal,
    @Param() { id }: IdPath,
    @Request() { origin }: RequestContext,
  ): Promise<ThingLinkView> {
    return this.mine.link(caller, id, origin);
  }
}
