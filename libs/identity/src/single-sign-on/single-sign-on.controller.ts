import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import {
  anyone,
  Caller,
  Endpoint,
  IfMatchGiven,
  platformProblems,
  Request,
  staff,
  type RequestContext,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';
import { SessionCookie } from '../sessions/session-cookie.js';
import { SignInView } from '../sessions/session.dto.js';
import { staffProblems } from '../staff/staff.problems.js';
import { ProviderSignOut } from './provider-sign-out.service.js';
import { ProviderTest } from './provider-test.service.js';
import { MANAGE_PROVIDERS, SignInProviders } from './sign-in-providers.service.js';
import {
  CompletionRequest,
  DepartureView,
  OfferedProvidersView,
  ProviderPath,
  ProviderTestRequest,
  ProviderTestView,
  SignInProviderRequest,
  SignInProvidersView,
  SignInProviderView,
  SingleSignOnRequest,
  SingleSignOnView,
} from './single-sign-on.dto.js';
import { singleSignOnProblems as problems } from './single-sign-on.problems.js';
import { SingleSignOn } from './single-sign-on.service.js';

const { insecureTransport, csrfMissing, foreignOrigin } = identityProblems;
const fromOurPage = [insecureTransport, csrfMissing, foreignOrigin];
const settings = {
  name: 'Akun Kementerian',
  issuer: 'https://masuk.example.go.id/realms/imigrasi',
  clientId: 'buka-pintu',
  claim: 'email',
  matches: 'email' as const,
  officeCodes: ['CTH'],
  acceptedAcr: [],
  enabled: true,
};
const shown = {
  slug: 'kemenimipas',
  ...settings,
  redirectUri: 'https://layanan.example.go.id/admin/sign-in',
  version: 1,
};
const ATTEMPT = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

@Controller('v1')
export class SingleSignOnController {
  constructor(
    private readonly signOn: SingleSignOn,
    private readonly settings: SignInProviders,
    private readonly tests: ProviderTest,
    private readonly out: ProviderSignOut,
    private readonly cookie: SessionCookie,
  ) {}

  @Get('sessions/single-sign-on')
  @Endpoint({
    summary: 'The identity providers one can sign in with',
    access: [anyone()],
    documents: ['staff'],
    returns: OfferedProvidersView,
    since: '0.1',
    operationId: 'listOfferedProviders',
    examples: { response: { items: [{ slug: 'kemenimipas', name: 'Akun Kementerian' }] } },
  })
  offered(): Promise<OfferedProvidersView> {
    return this.signOn.offered();
  }

  @Post('sessions/single-sign-on')
  @Endpoint({
    summary: 'Begin to sign in with an identity provider',
    description:
      'OpenID Connect, authorization code with PKCE, state and nonce. Send the browser to `url` and keep `attempt` in the tab.',
    access: [anyone()],
    documents: ['staff'],
    body: SingleSignOnRequest,
    returns: SingleSignOnView,
    status: 201,
    problems: [problems.over, problems.unavailable, ...fromOurPage],
    since: '0.1',
    weight: 10,
    operationId: 'beginSingleSignOn',
    examples: {
      request: { provider: 'kemenimipas' },
      response: {
        url: 'https://masuk.example.go.id/realms/imigrasi/protocol/openid-connect/auth?client_id=buka-pintu',
        attempt: ATTEMPT,
      },
    },
  })
  begin(@Request() request: RequestContext, @Body() { provider }: SingleSignOnRequest): Promise<SingleSignOnView> {
    this.cookie.visit(request);
    return this.signOn.begin(provider, request.origin);
  }

  @Post('sessions/single-sign-on/completions')
  @Endpoint({
    summary: 'Come back from an identity provider',
    description:
      'Sets the session cookie. The provider names an officer who is registered; it registers nobody and gives no role. Unless it ' +
      'says that a second factor was shown, ours is asked next, as after a password.',
    access: [anyone()],
    documents: ['staff'],
    body: CompletionRequest,
    returns: SignInView,
    discloses: 'own',
    status: 201,
    problems: [
      problems.over,
      problems.refused,
      problems.unavailable,
      problems.unknownOfficer,
      problems.emailUnverified,
      ...fromOurPage,
    ],
    since: '0.1',
    weight: 10,
    operationId: 'completeSingleSignOn',
    examples: {
      request: { attempt: ATTEMPT, code: 'SplxlOBeZQQYbYS6WxSbIA', state: 'af0ifjsldkj' },
      response: { state: 'second_factor_required', enrolment: null, session: null },
    },
  })
  async complete(@Request() request: RequestContext, @Body() body: CompletionRequest): Promise<SignInView> {
    return this.cookie.answer(request, await this.signOn.complete(body, this.cookie.visit(request)));
  }

  @Post('sessions/departures')
  @Endpoint({
    summary: 'Sign out, at the identity provider too',
    description:
      'Ends the session here in any case and takes the cookie back. Who came by a provider whose discovery names an ' +
      '`end_session_endpoint` at the issuer’s own origin is told where to sign out there (OpenID Connect RP-Initiated Logout).',
    access: [anyone()],
    documents: ['staff'],
    returns: DepartureView,
    discloses: 'own',
    problems: fromOurPage,
    since: '0.1',
    operationId: 'leave',
    examples: {
      response: {
        provider: {
          name: 'Akun Kementerian',
          url: 'https://masuk.example.go.id/realms/imigrasi/protocol/openid-connect/logout?client_id=buka-pintu',
          state: 'af0ifjsldkj',
        },
      },
    },
  })
  async leave(@Request() request: RequestContext): Promise<DepartureView> {
    const backTo = this.signOn.redirectUri(request.origin);
    return this.cookie.answer(request, await this.out.leave(this.cookie.visit(request), backTo));
  }

  @Get('sign-in-providers')
  @Endpoint({
    summary: 'List the identity providers of the installation',
    access: [staff(MANAGE_PROVIDERS)],
    returns: SignInProvidersView,
    since: '0.1',
    operationId: 'listSignInProviders',
    examples: { response: { items: [shown], redirectUri: shown.redirectUri } },
  })
  list(@Caller() caller: StaffPrincipal, @Request() { origin }: RequestContext): Promise<SignInProvidersView> {
    return this.settings.list(caller, origin);
  }

  @Post('sign-in-providers/tests')
  @Endpoint({
    summary: 'Test an identity provider',
    description:
      'Reads its discovery document and its keys as a sign-in does, and says in one word what is wrong with them. Whether the ' +
      'client id and the secret are right shows with the first sign-in.',
    access: [staff(MANAGE_PROVIDERS)],
    body: ProviderTestRequest,
    returns: ProviderTestView,
    problems: [problems.issuerInsecure],
    since: '0.1',
    weight: 10,
    operationId: 'testSignInProvider',
    examples: {
      request: { issuer: settings.issuer },
      response: { finding: 'other_issuer', named: 'https://masuk.example.go.id/realms/master' },
    },
  })
  test(@Body() { issuer }: ProviderTestRequest): Promise<ProviderTestView> {
    return this.tests.test(issuer);
  }

  @Put('sign-in-providers/:slug')
  @Endpoint({
    summary: 'Set an identity provider',
    description:
      'Made when there is none of that name. The secret is sealed and never shown; left out, the one there is stays.',
    access: [staff(MANAGE_PROVIDERS)],
    body: SignInProviderRequest,
    returns: SignInProviderView,
    ifMatch: 'optional',
    problems: [
      platformProblems.notFound,
      identityProblems.officeUnknown,
      staffProblems.roleCarried,
      problems.issuerInsecure,
      problems.secretMissing,
    ],
    since: '0.1',
    operationId: 'saveSignInProvider',
    examples: { request: { ...settings, clientSecret: 'rahasia-dari-penyedia' }, response: shown },
  })
  save(
    @Caller() caller: StaffPrincipal,
    @Param() { slug }: ProviderPath,
    @Body() body: SignInProviderRequest,
    @Request() { origin }: RequestContext,
    @IfMatchGiven() seen?: number,
  ): Promise<SignInProviderView> {
    return this.settings.save(caller, slug, body, { origin, seen });
  }

  @Delete('sign-in-providers/:slug')
  @Endpoint({
    summary: 'Remove an identity provider',
    description: 'Sign-ins under way end; sessions that are open go on.',
    access: [staff(MANAGE_PROVIDERS)],
    problems: [platformProblems.notFound],
    since: '0.1',
    operationId: 'removeSignInProvider',
  })
  remove(@Caller() caller: StaffPrincipal, @Param() { slug }: ProviderPath): Promise<void> {
    return this.settings.remove(caller, slug);
  }
}
