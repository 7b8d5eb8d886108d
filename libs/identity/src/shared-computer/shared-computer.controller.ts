import { Body, Controller, Get, Post } from '@nestjs/common';
import { anyone, Endpoint, platformProblems, Request, type RequestContext } from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';
import { SessionCookie } from '../sessions/session-cookie.js';
import { SignInView } from '../sessions/session.dto.js';
import { OfficerChange, OfficersHere } from './shared-computer.dto.js';
import { sharedComputerProblems } from './shared-computer.problems.js';
import { SharedComputer } from './shared-computer.service.js';

const { insecureTransport, csrfMissing, foreignOrigin, signInTooSoon, signInRefused } = identityProblems;
const officerId = '01935a00-0000-7001-8000-0123456789ab';

@Controller('v1/sessions')
export class SharedComputerController {
  constructor(
    private readonly computer: SharedComputer,
    private readonly cookie: SessionCookie,
  ) {}

  @Get('officers')
  @Endpoint({
    summary: 'See which officers trust this computer',
    description: 'Those of the browser’s own device cookie; without it, nobody.',
    access: [anyone()],
    documents: ['staff'],
    returns: OfficersHere,
    discloses: 'own',
    problems: [insecureTransport],
    since: '0.1',
    operationId: 'listOfficersHere',
    examples: { response: { items: [{ id: officerId, name: 'Sari Wulandari', passkey: true, current: false }] } },
  })
  async officers(@Request() request: RequestContext): Promise<OfficersHere> {
    return this.cookie.answer(request, { view: await this.computer.officers(this.cookie.visit(request)) });
  }

  @Post('changes')
  @Endpoint({
    summary: 'Let another officer go on at this computer',
    description:
      'With the password alone, where the officer trusts this computer. The session before ends in the same step; while its officer ' +
      'has a counter open the answer is `counter_still_open`, with `counterId`.',
    access: [anyone()],
    documents: ['staff'],
    body: OfficerChange,
    returns: SignInView,
    discloses: 'own',
    status: 201,
    problems: [
      signInRefused,
      signInTooSoon,
      sharedComputerProblems.counterStillOpen,
      platformProblems.unavailable,
      insecureTransport,
      csrfMissing,
      foreignOrigin,
    ],
    since: '0.1',
    weight: 10,
    operationId: 'changeOfficer',
    examples: {
      request: { officerId, password: 'tujuh becak di tengah hujan' },
      response: { state: 'second_factor_enrolment', enrolment: null, session: null },
    },
  })
  async change(@Request() request: RequestContext, @Body() body: OfficerChange): Promise<SignInView> {
    return this.cookie.answer(request, await this.computer.change(body, this.cookie.visit(request)));
  }
}
