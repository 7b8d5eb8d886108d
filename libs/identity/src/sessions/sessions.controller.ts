import { Body, Controller, Delete, Get, Post, Put } from '@nestjs/common';
import {
  anyone,
  Caller,
  Endpoint,
  platformProblems,
  Request,
  signedIn,
  type RequestContext,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { DemoSignIn } from '../demo/demo-sign-in.service.js';
import { identityProblems } from '../identity.problems.js';
import { SecondFactors } from './second-factors.service.js';
import { SessionCookie } from './session-cookie.js';
import {
  DemoSignInRequest,
  OfficeSwitchRequest,
  SecondFactorRequest,
  SessionView,
  SignInRequest,
  SignInView,
} from './session.dto.js';
import { Sessions } from './sessions.service.js';

const session = {
  staff: { id: '01935a00-0000-7001-8000-0123456789ab', name: 'Sari Wulandari', locale: 'id' },
  offices: [{ code: 'CTH', name: 'Kantor Imigrasi Contoh', roles: ['counter'], permissions: ['queue:tickets:call'] }],
  officeCode: 'CTH',
  secondFactor: true,
  demo: false,
};
const { insecureTransport, csrfMissing, foreignOrigin, signInTooSoon } = identityProblems;
const fromOurPage = [insecureTransport, csrfMissing, foreignOrigin];

@Controller('v1/sessions')
export class SessionsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly secondFactors: SecondFactors,
    private readonly demo: DemoSignIn,
    private readonly cookie: SessionCookie,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Sign in with name and password',
    description:
      'Sets the session cookie. `second_factor_required`: show a code next. `second_factor_enrolment`: the first sign-in; ' +
      '`enrolment` holds the secret for an authenticator app, shown this once, and the first code it makes completes both.',
    access: [anyone()],
    documents: ['staff'],
    body: SignInRequest,
    returns: SignInView,
    discloses: 'own',
    status: 201,
    problems: [identityProblems.signInRefused, signInTooSoon, platformProblems.unavailable, ...fromOurPage],
    since: '0.1',
    weight: 10,
    operationId: 'signIn',
    examples: {
      request: { name: 'sari@contoh.example', password: 'tujuh becak di tengah hujan' },
      response: { state: 'second_factor_required', enrolment: null, session: null },
    },
  })
  async signIn(@Request() request: RequestContext, @Body() body: SignInRequest): Promise<SignInView> {
    return this.cookie.answer(request, await this.sessions.signIn(body, this.cookie.visit(request)));
  }

  @Post('demo')
  @Endpoint({
    summary: 'Sign in with a link of the demo',
    description: 'On a demo install only. The terminal prints a link a role at each start.',
    access: [anyone()],
    documents: ['staff'],
    body: DemoSignInRequest,
    returns: SignInView,
    discloses: 'own',
    status: 201,
    problems: [identityProblems.demoOnly, identityProblems.linkInvalid, ...fromOurPage],
    since: '0.1',
    weight: 5,
    operationId: 'signInToDemo',
    examples: {
      request: { token: 'AZNaAAAAcAGAAAEjRWeJq2dDl4y2b8WmN0q1xTn5vS7cK3rYzLhPfUeJ9aGd6sXo' },
      response: { state: 'signed_in', enrolment: null, session: { ...session, secondFactor: false, demo: true } },
    },
  })
  async signInToDemo(@Request() request: RequestContext, @Body() body: DemoSignInRequest): Promise<SignInView> {
    return this.cookie.answer(request, await this.demo.signIn(body.token, this.cookie.visit(request)));
  }

  @Post('current/second-factors')
  @Endpoint({
    summary: 'Show a second factor',
    description: 'A code counts once, also within its thirty seconds. The fifth wrong one ends the sign-in.',
    access: [anyone()],
    documents: ['staff'],
    body: SecondFactorRequest,
    returns: SignInView,
    discloses: 'own',
    status: 201,
    problems: [platformProblems.signInRequired, identityProblems.secondFactorWrong, signInTooSoon, ...fromOurPage],
    since: '0.1',
    weight: 5,
    operationId: 'showSecondFactor',
    examples: { request: { code: '492039' }, response: { state: 'signed_in', enrolment: null, session } },
  })
  async showSecondFactor(@Request() request: RequestContext, @Body() body: SecondFactorRequest): Promise<SignInView> {
    return this.cookie.answer(request, await this.secondFactors.show(body, this.cookie.visit(request)));
  }

  @Get('current')
  @Endpoint({
    summary: 'See who is signed in',
    access: [signedIn()],
    returns: SessionView,
    discloses: 'own',
    since: '0.1',
    operationId: 'getSession',
    examples: { response: session },
  })
  current(@Caller() caller: StaffPrincipal): Promise<SessionView> {
    return this.sessions.current(caller);
  }

  @Delete('current')
  @Endpoint({
    summary: 'Sign out',
    description: 'Ends the session, also one that still waits for its second factor, and takes the cookie back.',
    access: [anyone()],
    documents: ['staff'],
    problems: fromOurPage,
    since: '0.1',
    operationId: 'signOut',
  })
  async signOut(@Request() request: RequestContext): Promise<void> {
    return this.cookie.answer(request, await this.sessions.end(this.cookie.visit(request)));
  }

  @Put('current/office')
  @Endpoint({
    summary: 'Act in another office',
    access: [signedIn()],
    body: OfficeSwitchRequest,
    returns: SessionView,
    discloses: 'own',
    problems: [platformProblems.notFound],
    since: '0.1',
    operationId: 'switchOffice',
    examples: { request: { officeCode: 'CTH' }, response: session },
  })
  switchOffice(@Caller() caller: StaffPrincipal, @Body() body: OfficeSwitchRequest): Promise<SessionView> {
    return this.sessions.switchOffice(caller, body.officeCode);
  }
}
